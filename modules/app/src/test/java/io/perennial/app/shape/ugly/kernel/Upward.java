package io.perennial.app.shape.ugly.kernel;

import io.perennial.app.shape.ugly.accounts.CustomerManager;

public record Upward(CustomerManager above) {}
