"""Pure rules: values, text, names, dates, money, matching. No disk, no SQL, no Qt, no clock."""
