/** The tables of accounts that follow from files: exchange rates, and how exports are read. */
@NullMarked
package io.perennial.accounts.declared;

import org.jspecify.annotations.NullMarked;
