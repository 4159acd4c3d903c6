"""What the product costs: each figure beside a floor measured in the same run, and the bar that it must pass."""
