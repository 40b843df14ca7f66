package io.perennial.identity.views;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A named query as it is written.
 *
 * @param page the page that it belongs to: {@code accounts}
 * @param query the query of the page's address, without {@code ?}
 * @param shared true if all members see it
 */
public record NamedQueryBody(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9_-]{0,49}", message = "must be the name of a page") String page,
        @NotNull @Characters(max = 100) String name,
        @NotNull @Characters(max = 4_000) String query,
        boolean shared) {}
