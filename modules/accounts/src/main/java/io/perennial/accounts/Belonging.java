package io.perennial.accounts;

/** What an account has, and what therefore goes when the account goes; each kind is found by being a bean. */
public interface Belonging {
    void deleteAllOf(AccountId account);
}
