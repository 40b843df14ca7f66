package io.perennial.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks every body against the limits that the API publishes. */
class CustomerTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final Set<String> STAGES = Set.of("prospect", "onboarding", "adoption", "value", "growth", "at_risk", "churned");
    private static final Set<String> ROLES =
            Set.of("champion", "decision_maker", "economic_buyer", "technical", "user", "billing", "other");
    private static final Set<String> BILLINGS = Set.of("monthly", "quarterly", "half_yearly", "yearly", "upfront");

    @Test
    void the_same_seed_and_day_give_the_same_bytes() throws NoSuchAlgorithmException {
        // Recorded once, so that the bytes must be the same on every machine.
        assertEquals("904588c966ba6684", digest(Company.all().getFirst()));
        assertEquals("659adbec22a233c2", digest(Company.all().getLast()));
    }

    @Test
    void another_seed_gives_other_customers() {
        var company = Company.all().getFirst();
        var other = new Company(company.name(), company.code(), company.seed() + 1, company.customers(), company.zone(), company.currency(),
                company.scale(),
                company.words(), company.calendar());

        assertFalse(customers(company).map(Customer::account).toList().equals(customers(other).map(Customer::account).toList()));
    }

    @Test
    void accounts_keep_to_their_limits() {
        all().map(Customer::account).forEach(account -> {
            assertText(account.name(), 200);
            assertText(account.tier(), 50);
            assertText(account.segment(), 50);
            assertText(account.industry(), 100);
            assertTrue(account.country().matches("[A-Z]{2}"));
            assertTrue(STAGES.contains(account.lifecycleStage()));
            assertTrue(account.tags().size() <= 48 && account.tags().stream().allMatch(tag -> tag.length() <= 50));
            assertTrue(account.website().startsWith("https://") && account.website().length() <= 500);
            assertTrue(account.employees() >= 0 && account.employees() <= 10_000_000);
            assertEquals(account.locale(), Locale.forLanguageTag(account.locale()).toLanguageTag());
            assertEquals(1, account.externalKeys().size());
        });
    }

    @Test
    void contacts_keep_to_their_limits() {
        all().flatMap(customer -> customer.contacts().stream()).forEach(contact -> {
            assertText(contact.name(), 200);
            assertTrue(contact.emails().stream().allMatch(email -> email.matches("[a-z0-9]+@[a-z0-9-]+\\.example")));
            assertTrue(contact.phones().stream().allMatch(phone -> phone.matches("[0-9A-Za-z+*#().,;:=/ -]{1,50}")), contact::toString);
            assertTrue(ROLES.contains(contact.role()));
        });
    }

    @Test
    void contracts_keep_to_their_limits() {
        all().flatMap(customer -> customer.contracts().stream()).forEach(contract -> {
            assertText(contract.number(), 100);
            assertTrue(contract.endsOn() == null || contract.endsOn().isAfter(contract.startsOn()));
            assertTrue(contract.term().matches("P[1-9][0-9]{0,2}M") && contract.noticePeriod().matches("P[1-9][0-9]{0,2}[MD]"));
            assertTrue(BILLINGS.contains(contract.billing()));
            assertTrue(!contract.lines().isEmpty() && contract.lines().size() <= 200);
            for (var line : contract.lines()) {
                assertText(line.product(), 200);
                assertTrue(
                        line.quantity().matches("[0-9]{1,12}(\\.[0-9]{1,6})?") && line.unitPrice().matches("[0-9]{1,12}(\\.[0-9]{1,6})?"),
                        line::toString);
                assertTrue(Set.of("month", "quarter", "half_year", "year").contains(line.per()));
            }
        });
    }

    @Test
    void notes_keep_to_their_limits() {
        all().flatMap(customer -> customer.notes().stream()).forEach(note -> assertText(note.text(), 20_000));
    }

    @Test
    void usage_keeps_to_its_limits_and_ends_before_today() {
        for (var company : Company.all()) {
            var today = TODAY.atStartOfDay(company.zone()).toInstant();
            customers(company).flatMap(customer -> customer.usage().stream()).forEach(point -> {
                assertTrue(point.metric().matches("[a-z0-9_.-]{1,100}") && point.value() > 0);
                assertTrue(point.at().isBefore(today));
            });
        }
    }

    @Test
    void no_two_records_share_a_key_a_number_or_a_name() {
        assertDistinct(all().map(Customer::key).toList());
        assertDistinct(all().flatMap(customer -> customer.contacts().stream()).map(Body.Contact::externalKeys).toList());
        assertDistinct(all().flatMap(customer -> customer.contracts().stream()).map(Body.Contract::number).toList());
        assertDistinct(all().map(customer -> customer.account().name()).toList());
    }

    @Test
    void a_parent_is_an_earlier_customer_that_has_none() {
        all().forEach(customer -> customer.parent().ifPresent(
                parent -> assertTrue(new Customer(Company.all().getFirst(), parent, TODAY).parent().isEmpty(), parent::toString)));
    }

    @Test
    void northwind_has_contracts_in_three_currencies_and_contoso_in_one() {
        assertEquals(Set.of("EUR", "USD", "GBP"), currencies(Company.all().getFirst()));
        assertEquals(Set.of("CNY"), currencies(Company.all().getLast()));
    }

    @Test
    void contoso_is_chinese_throughout() {
        customers(Company.all().getLast()).forEach(customer -> {
            assertTrue(chinese(customer.account().name()));
            assertTrue(customer.contacts().stream().allMatch(contact -> chinese(contact.name())));
            assertTrue(customer.notes().stream().allMatch(note -> chinese(note.text())));
        });
    }

    @Test
    void a_call_of_the_most_that_is_sent_stays_under_eight_megabytes() {
        for (var company : Company.all()) {
            var points = customers(company).flatMap(customer -> customer.usage().stream()).limit(Load.POINTS).toList();
            var contracts = customers(company).flatMap(customer -> customer.contracts().stream()).limit(Load.BATCH).toList();
            assertEquals(Load.POINTS, points.size());
            assertTrue(Api.bytes(new Body.Points(points)).length < 8_000_000);
            assertTrue(Api.bytes(new Body.Items(contracts)).length < 8_000_000);
        }
    }

    private static Stream<Customer> all() {
        return Company.all().stream().flatMap(CustomerTest::customers);
    }

    private static Stream<Customer> customers(Company company) {
        return IntStream.rangeClosed(1, company.customers()).mapToObj(number -> new Customer(company, number, TODAY));
    }

    private static Set<String> currencies(Company company) {
        return customers(company).flatMap(customer -> customer.contracts().stream()).map(Body.Contract::currency)
                .collect(Collectors.toSet());
    }

    private static String digest(Company company) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        customers(company).limit(25).forEach(customer -> {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(Api.bytes(customer.account()));
            bytes.writeBytes(Api.bytes(new Body.Items(customer.contacts())));
            bytes.writeBytes(Api.bytes(new Body.Items(customer.contracts())));
            bytes.writeBytes(Api.bytes(new Body.Items(customer.notes())));
            bytes.writeBytes(Api.bytes(new Body.Points(customer.usage())));
            digest.update(bytes.toByteArray());
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static boolean chinese(String text) {
        return text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }

    private static void assertText(String text, int longest) {
        assertTrue(!text.isBlank() && text.codePointCount(0, text.length()) <= longest, text);
    }

    private static void assertDistinct(List<?> values) {
        assertEquals(values.size(), new HashSet<>(values).size());
    }
}
