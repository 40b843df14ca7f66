package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.timeline.TimelineKind;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import io.perennial.platform.events.EventType;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.records.RecordKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Tests that repeated lists match their source: the permissions of the role admin the operations, the timeline's kinds the events. */
class OneListTest {
    private static final Path TENANTS = Path.of("../../tenants");

    private final ApiDocument document = Planted.SOUND;

    @Test
    void the_first_role_of_the_defaults_may_do_everything() throws IOException {
        JsonNode roles = new ObjectMapper().valueToTree(new Yaml().load(Files.readString(TENANTS.resolve("_defaults/roles.yaml"))));
        assertEquals(document.permissions(), texts(roles.at("/admin/permissions")));
    }

    @Test
    void the_timeline_tells_of_every_event_that_is_about_an_account() {
        var told =
                new ApiClasses().subtypes(DomainEvent.class).stream().filter(OneListTest::isAboutAnAccount).map(OneListTest::kind).toList();
        assertEquals(new TreeSet<>(told), texts(document.root().at("/components/schemas/TimelineEntry/properties/kind/x-open-enum")));
    }

    /** A timeline hides what no kind names, so each word must have its permission. */
    @Test
    void every_kind_of_the_timeline_has_a_permission_that_exists() {
        var classes = new ApiClasses();
        var kinds = classes.produced(TimelineKind.class);
        var known = Stream.concat(kinds.stream().map(TimelineKind::word), KindDrift.kinds(classes).stream().map(RecordKind::word)).toList();
        var told = texts(document.root().at("/components/schemas/TimelineEntry/properties/kind/x-open-enum"));

        assertEquals(List.of(), told.stream().filter(kind -> known.stream().noneMatch(word -> kind.startsWith(word + "_"))).toList());
        assertEquals(List.of(), kinds.stream().map(TimelineKind::permission).filter(one -> !document.permissions().contains(one)).toList());
    }

    @Test
    void events_of_accounts_are_told_from_others() {
        assertEquals(List.of("gate_opened", "gate_shut_again", "gate_found"),
                Stream.of(GateEvent.Opened.class, GateEvent.ShutAgain.class, GateEvent.Found.class, GateEvent.Painted.class)
                        .filter(OneListTest::isAboutAnAccount).map(OneListTest::kind).toList());
    }

    private interface GateEvent extends DomainEvent {
        record Opened(AccountId subject, Changes changes) implements GateEvent {}

        record ShutAgain(MemberId subject, AccountId about, Changes changes) implements GateEvent {}

        record Found(MemberId subject, @Nullable AccountId account, Changes changes) implements GateEvent {}

        record Painted(MemberId subject, Changes changes) implements GateEvent {}
    }

    private static TreeSet<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kind(Class<?> event) {
        return snake(event.getEnclosingClass().getSimpleName().replaceFirst("Event$", "")) + "_" + snake(event.getSimpleName());
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** By the account that it names, or the id that it answers; one that says of {@code about} only that it is some id is about its subject. */
    private static boolean isAboutAnAccount(Class<?> event) {
        if (!event.isRecord() || !EventType.of(event.asSubclass(DomainEvent.class)).isAudited()) return false;
        if (Arrays.stream(event.getRecordComponents()).anyMatch(one -> one.getName().equals("account") && one.getType() == AccountId.class))
            return true;
        var about = answer(event, "about");
        return (about == Id.class ? answer(event, "subject") : about) == AccountId.class;
    }

    private static Class<?> answer(Class<?> event, String method) {
        try {
            return event.getMethod(method).getReturnType();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
