package io.perennial.app.shape.ugly.platform.events;

import io.perennial.app.shape.ugly.platform.sql.Rope;

public record Bell(Rope below) {}
