package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesTest {

    @Test
    void variables_are_quoted_as_psql_quotes_them() {
        var script = new Roles("alter role r password :'word'; grant connect on database :\"name\" to r");

        assertEquals("alter role r password 'it''s $1 \\'; grant connect on database \"my \"\"base\"\"\" to r",
                script.with(Map.of("word", "it's $1 \\", "name", "my \"base\"")));
    }

    @Test
    void a_cast_is_no_variable() {
        assertEquals("select '1'::int, x::\"char\"", new Roles("select '1'::int, x::\"char\"").with(Map.of()));
    }

    @Test
    void a_variable_that_nobody_sets_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> new Roles(":'other_password'").with(Map.of()));
    }

    @Test
    void the_packaged_script_has_no_variables_but_ours() throws IOException {
        var script = Roles.packaged().with(Map.of("owner_password", "o", "app_password", "a", "scheduler_password", "s", "database", "d"));

        assertFalse(script.contains(":'"));
    }
}
