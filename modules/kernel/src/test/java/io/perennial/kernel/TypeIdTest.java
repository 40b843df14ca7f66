package io.perennial.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Uses the test vectors of the TypeID specification 0.3.0 (spec/valid.yml, spec/invalid.yml; Apache-2.0). */
class TypeIdTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "typeid-valid.csv", numLinesToSkip = 1)
    void the_public_valid_vectors_are_read_and_written(String name, String typeid, String prefix, UUID uuid) {
        var kind = prefix == null ? "" : prefix;
        assertEquals(new TypeId(kind, uuid), TypeId.parse(typeid).orElseThrow());
        assertEquals(typeid, TypeId.encode(kind, uuid));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "typeid-invalid.csv", numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = false)
    void the_public_invalid_vectors_are_refused(String name, String typeid) {
        assertTrue(TypeId.parse(typeid).isEmpty(), typeid);
    }

    @Test
    void whatever_is_made_reads_back_and_sorts_as_it_was_made() {
        var made = Stream.generate(TypeId::next).limit(2_000).toList();
        var written = made.stream().map(id -> TypeId.encode("acct", id)).toList();
        assertEquals(made, written.stream().map(id -> TypeId.parse(id).orElseThrow().value()).toList());
        assertEquals(written.stream().sorted().toList(), written);
        assertTrue(made.stream().allMatch(id -> id.version() == 7));
    }

    @Test
    void an_id_of_another_kind_is_not_an_id() {
        record Sample(UUID value) implements Id {
            @Override
            public String prefix() {
                return "smp";
            }
        }
        var id = new Sample(TypeId.next());
        assertEquals(id, TypeId.parse(id.text(), "smp", Sample::new).orElseThrow());
        assertTrue(TypeId.parse(id.text(), "acct", Sample::new).isEmpty());
    }
}
