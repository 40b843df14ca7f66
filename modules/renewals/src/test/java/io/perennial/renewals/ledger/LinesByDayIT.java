package io.perennial.renewals.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that lines which change inside one contract move the revenue on that day as one contract does that follows another. */
class LinesByDayIT {
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");

    private final Bookkeeping company = new Bookkeeping("rowan", "EUR");
    private final Random random = new Random(20261129);

    @Test
    void more_seats_are_an_expansion_on_their_day_and_the_past_stays() {
        var account = company.account();
        changing(account, List.of(part(account, "2024-01-01", "2024-07-01", line("10", "20")),
                part(account, "2024-07-01", null, line("15", "20"))));
        company.enter(account);

        assertEquals(List.of("2024-01-01 new Fleet 200.00 2400.00", "2024-07-01 expansion Fleet 100.00 1200.00"), net(account));
    }

    @Test
    void any_contract_with_versions_is_entered_like_a_chain_of_contracts() {
        company.rate("USD", FIRST.plusDays(100), new BigDecimal("0.9137"));
        company.rate("USD", FIRST.plusDays(250), new BigDecimal("0.8811"));
        for (int at = 0; at < 40; at++) {
            var one = company.account();
            var chained = company.account();
            var parts = parts(one);
            changing(one, parts);
            company.writeAll(parts.stream().map(part -> new PlainContract(TypeId.next(), chained, part.starts(), part.ends(),
                    part.currency(), part.lines())).toList());
            company.enter(one, chained);

            assertEquals(net(chained), net(one), () -> parts.toString());
        }
    }

    private List<PlainContract> parts(UUID account) {
        var currency = random.nextBoolean() ? "EUR" : "USD";
        var parts = new ArrayList<PlainContract>();
        var day = FIRST.plusDays(random.nextInt(60));
        for (int many = 2 + random.nextInt(3); many > 0; many--) {
            var until = many == 1 && random.nextBoolean() ? null : day.plusDays(30 + random.nextInt(90));
            var lines = IntStream.range(0, 1 + random.nextInt(3)).mapToObj(line -> new PlainContract.Line(
                    random.nextBoolean() ? "Fleet" : "Basic", BigDecimal.valueOf(random.nextInt(30)),
                    BigDecimal.valueOf(random.nextInt(900), 2),
                    random.nextBoolean() ? "month" : "P36M", random.nextInt(6) > 0)).toList();
            parts.add(new PlainContract(TypeId.next(), account, day, until, currency, lines));
            day = day.plusDays(30 + random.nextInt(90));
            if (many > 1) parts.set(parts.size() - 1, ending(parts.getLast(), day));
        }
        return parts;
    }

    private static PlainContract ending(PlainContract part, LocalDate day) {
        return new PlainContract(part.id(), part.account(), part.starts(), day, part.currency(), part.lines());
    }

    /** Writes one contract whose lines are those of its parts, each in its time. */
    private void changing(UUID account, List<PlainContract> parts) {
        var last = parts.getLast();
        var whole = company.write(new PlainContract(TypeId.next(), account, parts.getFirst().starts(), last.ends(), last.currency(),
                last.lines()));
        company.in(sql -> sql.change("update accounts.contract set versions = :versions::jsonb where tenant_id = :tenant and id = :id",
                Map.of("id", whole.id(), "versions", parts.stream().map(LinesByDayIT::version).toList())));
    }

    private static Map<String, Object> version(PlainContract part) {
        return Map.of("effectiveOn", part.starts().toString(), "lines", part.lines().stream().map(PlainContract.Line::document).toList(),
                "exactParts", PlainContract.PARTS);
    }

    /** Returns what the entries of an account move, without those that are reversed, in the order of days. */
    private List<String> net(UUID account) {
        record Moved(String moved) {}
        return company.in(sql -> sql.list(Moved.class,
                """
                select concat_ws(' ', effective_on, kind, product, sum(mrr), sum(arr)) as moved
                from {whole renewals.ledger_entry}
                where account_id = :account
                group by effective_on, kind, product
                having (sum(mrr), sum(arr)) <> (0, 0)
                order by effective_on, kind, product
                """,
                Map.of("account", account))).stream().map(Moved::moved).toList();
    }

    private static PlainContract part(UUID account, String starts, String ends, PlainContract.Line... lines) {
        return new PlainContract(TypeId.next(), account, LocalDate.parse(starts), ends == null ? null : LocalDate.parse(ends), "EUR",
                List.of(lines));
    }

    private static PlainContract.Line line(String quantity, String price) {
        return new PlainContract.Line("Fleet", new BigDecimal(quantity), new BigDecimal(price), "month", true);
    }
}
