package io.perennial.app.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.perennial.platform.events.VersionedTable;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import java.util.List;
import java.util.Map;

/** The rule that other programs can follow each kind of record. Collections of the registry cannot leave it out: it would not compile. */
final class FollowRules {
    private static final Map<String, String> NOT_FOLLOWED = Map.of(
            "TicketClocks", "a clock follows from its ticket and the time, and has no address of its own",
            "Imports", "an import is work on records, and these are followed",
            "CalendarWrites", "a calendar is a setting of the tenant, with a name instead of an id");

    static final List<ShapeRule> ALL = List.of(new ShapeRule(
            "who says that a table has versions says how its records are followed, or it is written down why nobody follows them",
            classes().that().areNotAssignableTo(RecordCollection.class).should(beFollowed()), "SilentKind"));

    private FollowRules() {}

    private static ArchCondition<JavaClass> beFollowed() {
        return new ArchCondition<>("be followed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!returns(type, VersionedTable.class) || returns(type, FollowedKind.class)) return;
                if (!NOT_FOLLOWED.containsKey(type.getSimpleName()))
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has records that nobody can follow"));
            }
        };
    }

    private static boolean returns(JavaClass type, Class<?> wanted) {
        return type.getMethods().stream().filter(method -> !method.getName().contains("$"))
                .anyMatch(method -> method.getRawReturnType().isEquivalentTo(wanted));
    }
}
