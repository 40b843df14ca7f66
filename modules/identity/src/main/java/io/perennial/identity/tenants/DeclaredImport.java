package io.perennial.identity.tenants;

/**
 * A file of a folder of exports, and how it is read.
 *
 * @param kind what its rows become: {@code accounts}, {@code contacts}, {@code contracts} or {@code usage}
 */
public record DeclaredImport(String file, String mapping, String kind) {}
