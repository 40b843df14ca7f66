package io.perennial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {
    private final ProblemCatalogue catalogue = new ProblemCatalogue(ApiDocument.load());

    @Test
    void knows_each_kind_with_its_status_and_titles() {
        var stale = catalogue.find("stale_version").orElseThrow();
        assertEquals(412, stale.status());
        assertEquals("Changed meanwhile", stale.title("en"));
        assertEquals("已被他人更改", stale.title("zh-Hans"));
        assertEquals("已被他人變更", stale.title("zh-Hant"));
    }

    @Test
    void speaks_english_where_it_has_no_title_in_a_language() {
        assertEquals("Not found", catalogue.find("not_found").orElseThrow().title("fr"));
    }

    @Test
    void has_the_kinds_that_may_answer_any_request() {
        assertTrue(catalogue
                .codes()
                .containsAll(List.of("internal", "overloaded", "method_not_allowed", "not_acceptable")));
    }

    @Test
    void does_not_know_what_is_not_specified() {
        assertEquals(Optional.empty(), catalogue.find("bad_luck"));
    }
}
