"""Start-up territoriale: a digital service built in six months by two developers and a lead."""
