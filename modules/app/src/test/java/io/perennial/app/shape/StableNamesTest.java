package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.ListensAs;
import io.perennial.kernel.Op;
import io.perennial.platform.events.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares the names of events and listeners, the effects of events, and the fields of each payload with the committed lists. Therefore a renamed class replays
 * nothing, and a payload with another shape gets a new version.
 */
class StableNamesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(place -> !place.contains("test-classes") && !place.contains("-tests.jar"))
            .importPackages("io.perennial");

    private static final EventSketch CREATED = new EventSketch("gate.created", 1, "subject id, label text");

    @Test
    void events_have_the_names_and_fields_that_were_committed() throws IOException {
        var found = OURS.stream().filter(type -> type.isAssignableTo(DomainEvent.class) && type.isRecord()).map(JavaClass::reflect)
                .map(EventSketch::of).toList();
        assertEquals("", String.join("\n", EventSketch.complaints(lines("events").stream().map(EventSketch::parse).toList(), found)));
    }

    @Test
    void events_have_the_effects_that_were_committed() throws IOException {
        var found = OURS.stream().filter(type -> type.isAssignableTo(DomainEvent.class) && type.isRecord()).map(JavaClass::reflect)
                .map(type -> EventType.of(type.asSubclass(DomainEvent.class))).filter(type -> type.op() != Op.CHANGED)
                .map(type -> type.name() + ' ' + type.op()).sorted().toList();
        assertEquals(String.join("\n", lines("effects")), String.join("\n", found), "All other events change their subjects");
    }

    @Test
    void listeners_have_the_names_that_were_committed() throws IOException {
        var found = OURS.stream().filter(type -> type.isAnnotatedWith(ListensAs.class))
                .map(type -> type.getAnnotationOfType(ListensAs.class).value()).sorted().toList();
        assertEquals(String.join("\n", lines("listeners")), String.join("\n", found));
    }

    @Test
    void an_event_that_is_not_listed_and_one_that_is_gone_are_found_out() {
        assertEquals(List.of("New: add the line  gate.created 1: subject id, label text"),
                EventSketch.complaints(List.of(), List.of(CREATED)));
        assertEquals(List.of("Gone: gate.created. A record that is renamed says @EventName(\"gate.created\")"),
                EventSketch.complaints(List.of(CREATED), List.of()));
    }

    @Test
    void fields_that_change_need_a_new_version_and_its_line() {
        var changed = new EventSketch("gate.created", 1, "subject id, title text");
        var versioned = new EventSketch("gate.created", 2, "subject id, title text");

        assertEquals(
                List.of("gate.created has other fields: subject id, title text. Say @EventName(version = 2), and add an Upcast from 1"),
                EventSketch.complaints(List.of(CREATED), List.of(changed)));
        assertEquals(List.of("New: add the line  gate.created 2: subject id, title text"),
                EventSketch.complaints(List.of(CREATED), List.of(versioned)));
        assertEquals(List.of(), EventSketch.complaints(List.of(CREATED, versioned), List.of(versioned)));
        assertEquals(List.of("gate.created was of version 2 already"),
                EventSketch.complaints(List.of(CREATED, versioned), List.of(CREATED)));
    }

    private static List<String> lines(String list) throws IOException {
        try (var file = StableNamesTest.class.getResourceAsStream("/stable-names/" + list + ".txt")) {
            return new ArrayList<>(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }
}
