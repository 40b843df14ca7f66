package io.perennial.app.shape.ugly.platform;

public record Stray(String ofNoWing) {}
