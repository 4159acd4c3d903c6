// What a page could not yet send waits in this browser, under a name of its own below its store (person, dossier, section).
const [ALL, OLD] = ["essaim:", 60 * 86_400_000];

export class Device {
  constructor(store) {
    this.store = `${store}:`;
    this.own = `${this.store}${Math.random().toString(36).slice(2)}`;
    this.works = true; // false once the browser refuses: private window, no room left
  }

  // Keep this record in place of the one before; none, and nothing waits any more.
  keep(record) {
    this.try(() => {
      if (record) localStorage.setItem(this.own, JSON.stringify({ ...record, at: Date.now() }));
      else localStorage.removeItem(this.own);
    });
  }

  // The records of this store, the oldest first, taken away; those too old, of any store, are forgotten.
  take() {
    const found = [];
    this.try(() => {
      for (const key of Object.keys(localStorage).filter((name) => name.startsWith(ALL))) {
        const record = JSON.parse(localStorage.getItem(key));
        const mine = key.startsWith(this.store);
        if (mine) found.push(record);
        if (mine || Date.now() - record.at > OLD) localStorage.removeItem(key);
      }
    });
    return found.sort((one, other) => one.at - other.at);
  }

  try(act) {
    try {
      act();
      this.works = true;
    } catch { this.works = false; }
  }
}
