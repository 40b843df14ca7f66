package io.perennial.renewals.ledger;

import io.perennial.kernel.TypeId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes random changes of a tenant's contracts and rates, in any order and on any past day. */
final class RandomContracts {
    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final int DAYS = 400;
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "USD", "JPY", "KWD");
    private static final List<String> PRODUCTS = List.of("Basic", "Fleet", "Zoom");
    private static final List<String> GROUPS = List.of("high", "low", "");
    private static final List<String> PERS = List.of("month", "month", "quarter", "half_year", "year", "P36M", "P7M");

    private final Random random;
    private final Bookkeeping company;
    private final List<UUID> owners;
    final List<UUID> accounts;

    RandomContracts(Random random, Bookkeeping company, int accounts) {
        this.random = random;
        this.company = company;
        this.accounts = company.accounts(accounts);
        this.owners = List.of(company.member(), company.member());
    }

    /** @return the accounts for which an event would have been published */
    Set<UUID> happen() {
        var live = List.copyOf(company.contracts.values());
        return switch (live.isEmpty() ? 0 : random.nextInt(12)) {
            case 0, 1, 2 -> written(contract(TypeId.next(), any(accounts)));
            case 3, 4 -> replaced(any(live));
            case 5, 6 -> written(contract(any(live).id(), null));
            case 7 -> moved(any(live));
            case 8 -> deleted(any(live));
            case 9 -> ended(any(live));
            default -> rated();
        };
    }

    /** Moves a random account to other groups. */
    Set<UUID> regrouped() {
        var account = any(accounts);
        company.group(account, any(GROUPS), any(GROUPS), random.nextBoolean() ? null : any(owners));
        return Set.of(account);
    }

    private Set<UUID> written(PlainContract contract) {
        company.write(contract);
        return Set.of(contract.account());
    }

    /** Ends a contract and begins a similar one on the same day. */
    private Set<UUID> replaced(PlainContract former) {
        var day = former.starts().plusDays(1 + random.nextInt(200));
        company.write(new PlainContract(former.id(), former.account(), former.starts(), day, former.currency(), former.lines()));
        var kept = former.lines().stream().filter(line -> random.nextInt(5) > 0).map(line -> new PlainContract.Line(
                line.product(), random.nextBoolean() ? line.quantity() : number(50, 2),
                random.nextBoolean() ? line.unitPrice() : number(90, 2), line.per(), line.recurring()));
        var lines = Stream.concat(kept, IntStream.range(0, random.nextInt(2)).mapToObj(at -> line())).toList();
        return written(new PlainContract(TypeId.next(), former.account(), day,
                random.nextBoolean() ? null : day.plusDays(random.nextInt(300)), former.currency(), lines));
    }

    private Set<UUID> moved(PlainContract contract) {
        var to = any(accounts);
        company.write(new PlainContract(contract.id(), to, contract.starts(), contract.ends(), contract.currency(), contract.lines()));
        return to.equals(contract.account()) ? Set.of(to) : Set.of(to, contract.account());
    }

    private Set<UUID> deleted(PlainContract contract) {
        company.delete(contract.id());
        return Set.of(contract.account());
    }

    private Set<UUID> ended(PlainContract contract) {
        return written(new PlainContract(contract.id(), contract.account(), contract.starts(),
                contract.starts().plusDays(random.nextInt(250)), contract.currency(), contract.lines()));
    }

    private Set<UUID> rated() {
        var currency = List.of("USD", "JPY", "KWD", "EUR").get(random.nextInt(4));
        var known = company.rates.get(currency);
        if (known != null && known.size() > 2 && random.nextInt(4) == 0) company.forgetRate(currency, any(List.copyOf(known.keySet())));
        else company.rate(currency, anyDay(), number(3, 4).add(new BigDecimal("0.0037")));
        return Set.copyOf(accounts);
    }

    private PlainContract contract(UUID id, UUID account) {
        var starts = anyDay();
        var ends = random.nextInt(3) == 0 ? null : starts.plusDays(random.nextInt(250));
        var lines = IntStream.range(0, random.nextInt(6)).mapToObj(at -> line()).toList();
        var owner = account == null ? company.contracts.get(id).account() : account;
        return new PlainContract(id, owner, starts, ends, any(CURRENCIES), lines);
    }

    private PlainContract.Line line() {
        var price = random.nextInt(8) == 0 ? number(20, 3).negate() : number(100, 3);
        return new PlainContract.Line(any(PRODUCTS), random.nextInt(6) == 0 ? BigDecimal.ZERO : number(40, 2), price, any(PERS),
                random.nextInt(7) > 0);
    }

    /** Returns a random day, often the first of a month, so that ends, starts and rates coincide. */
    private LocalDate anyDay() {
        var day = FIRST.plusDays(random.nextInt(DAYS));
        return random.nextInt(3) == 0 ? day : day.withDayOfMonth(1);
    }

    private BigDecimal number(int below, int decimals) {
        return BigDecimal.valueOf(random.nextLong((long) (below * Math.pow(10, decimals))), decimals);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
