/**
 * Pages for people without a login, who hold a signed link: written by the server, without scripts, in three languages. Publishes {@link
 * io.perennial.platform.pages.LinkedPage}, which a module implements for what its links are about.
 */
@NullMarked
package io.perennial.platform.pages;

import org.jspecify.annotations.NullMarked;
