package io.perennial.accounts.imports;

/** What a row of a file becomes. */
public enum ImportKind { ACCOUNTS, CONTACTS, CONTRACTS, USAGE }
