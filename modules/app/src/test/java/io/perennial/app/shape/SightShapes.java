package io.perennial.app.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Slices;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rules for statements on what belongs to accounts: each reads it through a slice of visible records, or names its right: joined, whole or
 * beyond. The rules check the texts of the classes, whether a test runs them or not.
 */
final class SightShapes {
    private static final Pattern BRACES = Pattern.compile("\\{(?:(joined|whole|beyond) )?([a-z_]\\w*\\.[a-z_]\\w*)}");

    /** Matches without the name too, because it may be inserted later. */
    private static final Pattern BEYOND = Pattern.compile("\\{beyond [a-z_.]*}?");

    private static final Set<String> OF_ACCOUNTS = Slices.declared().ofAccounts();

    static final List<ShapeRule> ALL = List.of(
            new ShapeRule(
                    "what belongs to accounts is read by a right",
                    classes().should(readNothing("be read by a right",
                            (_, found) -> found.group(1) == null && OF_ACCOUNTS.contains(found.group(2)))),
                    "Onlooker reads {accounts.live_contact}"),
            new ShapeRule(
                    "who reads beyond sight says why",
                    classes().should(sayWhy()),
                    "Onlooker reads {beyond accounts.note}"),
            new ShapeRule(
                    "who says why reads beyond sight",
                    classes().that().areAnnotatedWith(BeyondSight.class).should(readBeyond()),
                    "Farsighted reads nothing beyond sight"),
            new ShapeRule(
                    "a resource and a list read nothing whole",
                    classes().should(readNothing("be narrowed to what the caller sees",
                            (type, found) -> "whole".equals(found.group(1)) && answers(type))),
                    "Onlooker reads {whole accounts.contract}"));

    private SightShapes() {}

    private static boolean saysWhy(JavaClass type) {
        return type.isAnnotatedWith(BeyondSight.class) || type.getEnclosingClass().map(SightShapes::saysWhy).orElse(false);
    }

    private static boolean answers(JavaClass type) {
        return type.isAnnotatedWith(Path.class)
                || type.getFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(Listing.class));
    }

    private static ArchCondition<JavaClass> readNothing(String name, BiPredicate<JavaClass, MatchResult> wrong) {
        return new ArchCondition<>(name) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                reads(type).filter(found -> wrong.test(type, found)).forEach(
                        found -> events.add(SimpleConditionEvent.violated(type, type.getSimpleName() + " reads " + found.group())));
            }
        };
    }

    private static ArchCondition<JavaClass> sayWhy() {
        return new ArchCondition<>("say why") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (saysWhy(type)) return;
                texts(type).stream().flatMap(text -> BEYOND.matcher(text).results())
                        .forEach(
                                found -> events.add(SimpleConditionEvent.violated(type, type.getSimpleName() + " reads " + found.group())));
            }
        };
    }

    private static ArchCondition<JavaClass> readBeyond() {
        return new ArchCondition<>("read beyond sight") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (texts(type).stream().noneMatch(text -> BEYOND.matcher(text).find()))
                    events.add(SimpleConditionEvent.violated(type, type.getSimpleName() + " reads nothing beyond sight"));
            }
        };
    }

    /** Returns the names in braces in the texts of a class. */
    private static Stream<MatchResult> reads(JavaClass type) {
        return texts(type).stream().flatMap(text -> BRACES.matcher(text).results());
    }

    private static List<String> texts(JavaClass type) {
        if (type.getSource().isEmpty()) return List.of();
        try (var bytes = type.getSource().get().getUri().toURL().openStream()) {
            var pool = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(StringEntry.class::isInstance).map(entry -> ((StringEntry) entry).stringValue()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
