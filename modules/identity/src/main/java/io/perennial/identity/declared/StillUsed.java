package io.perennial.identity.declared;

/**
 * What a tenant's records still use, and its files no longer declare.
 *
 * @param pointer the part of the files, as a JSON pointer, that should declare it
 * @param use     in words: what is used, by how many
 */
public record StillUsed(String pointer, String use) {
    /** How a module knows of such uses. */
    public interface Check {
        /**
         * A query over the rows as they are now declared, whose two columns are those of {@link StillUsed}. Its two
         * parameters are the tenant's id and its date of today.
         */
        String query();
    }
}
