// What the page can do beyond being read: find, filter, follow old links, show a second zone.
