package io.perennial.identity.declared;

/**
 * Something that a tenant's records use but its files no longer declare.
 *
 * @param pointer the part of the files that should declare it, as a JSON pointer
 * @param use     a text that says what is used, and by how many
 */
public record StillUsed(String pointer, String use) {
    /** A module's check for such uses. */
    public interface Check {
        /**
         * Returns a query over the rows as now declared. Its two columns are those of {@link StillUsed}; its two parameters are
         * the tenant's id and today's date in the tenant's zone.
         */
        String query();
    }
}
