package io.perennial.app.shape.ugly.accounts;

import io.perennial.app.shape.ugly.accounts.contacts.Roundabout;

public record CustomerManager(Roundabout there) {}
