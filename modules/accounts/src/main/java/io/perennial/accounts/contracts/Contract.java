package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.TypeId;
import io.perennial.records.DatedField;
import io.perennial.records.KeyedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A contract: what an account bought, and its ARR and MRR. The renewal day depends on the current date, so the database computes it. */
@Entity
@Table(schema = "accounts", name = "contract")
class Contract extends KeyedRecord<ContractBody> {
    @Column(name = "account_id") private AccountId accountId;
    private String number;

    @Column(name = "starts_on") private LocalDate startsOn;
    @Column(name = "ends_on") private @Nullable LocalDate endsOn;
    @Column(name = "term_months") private @Nullable Integer termMonths;
    @Column(name = "renewal_term_months") private @Nullable Integer renewalTermMonths;
    @Column(name = "auto_renew") private boolean autoRenew;
    @Column(name = "notice_period") private @Nullable String noticePeriod;
    private @Nullable Billing billing;
    private Currency currency;

    /** The lines of the current day, and the day on which they took effect, null if that is the start. */
    @Convert(converter = ContractLine.Kept.class) private List<ContractLine> lines = List.of();
    @Column(name = "lines_from") private @Nullable LocalDate linesFrom;

    /** All lines by day, if they change while the contract runs. */
    @Convert(converter = LineVersion.Kept.class) private List<LineVersion> versions = List.of();

    /** The days for which lines were said, if they do not follow from the versions. {@link SaidDays} writes them: they are no change. */
    @Convert(converter = SaidDays.Kept.class) @Column(name = "said_on", insertable = false, updatable = false) private List<@Nullable LocalDate> saidOn =
            List.of();
    @Transient private @Nullable List<@Nullable LocalDate> saidNow;

    private BigDecimal arr = BigDecimal.ZERO;
    private BigDecimal mrr = BigDecimal.ZERO;

    @Column(name = "exact_arr") private @Nullable BigDecimal exactArr;
    @Column(name = "exact_parts") private BigDecimal exactParts = BigDecimal.ONE;

    @Column(name = "notice_received_on") private @Nullable LocalDate noticeReceivedOn;
    @Column(name = "notice_by") private Notice.@Nullable By noticeBy;

    /** The contract whose next term it is, as a decision on a renewal made it. {@link NextTerms} writes it. */
    @Column(name = "follows_id", insertable = false, updatable = false) private @Nullable ContractId followsId;

    /** True if it was there before the decision whose next term it is. {@link NextTerms} writes it. */
    @Column(insertable = false, updatable = false) private boolean booked;

    Contract(ContractBody body, Instant now) {
        super(new ContractId(TypeId.next()), body, now);
        become(body);
    }

    /** For EclipseLink. */
    protected Contract() {}

    @Override
    public ContractId id() {
        return new ContractId(key());
    }

    AccountId accountId() {
        return accountId;
    }

    Currency currency() {
        return currency;
    }

    boolean isNextTerm() {
        return followsId != null;
    }

    boolean isBooked() {
        return booked;
    }

    @Nullable
    Notice notice() {
        return noticeReceivedOn == null || noticeBy == null ? null : new Notice(noticeReceivedOn, noticeBy);
    }

    /** Notes or takes back a notice. Returns empty if nothing changed. */
    Optional<DomainEvent> notice(@Nullable Notice given, Instant now) {
        var before = notice();
        if (Objects.equals(before, given)) return Optional.empty();
        noticeReceivedOn = Maybe.map(given, Notice::receivedOn);
        noticeBy = Maybe.map(given, Notice::by);
        touched(now);
        return Optional.of(changed(new Changes(Map.of("notice", new Changes.Change(before, given)))));
    }

    @Override
    protected ContractEvent created(Changes changes) {
        return new ContractEvent.Created(id(), accountId(), number, changes);
    }

    @Override
    protected ContractEvent changed(Changes changes) {
        return new ContractEvent.Changed(id(), accountId(), number, changes);
    }

    @Override
    protected ContractEvent deleted(Changes changes) {
        return new ContractEvent.Deleted(id(), accountId(), number, changes);
    }

    @Override
    public ContractBody body() {
        return new ContractBody(
                accountId,
                number,
                startsOn,
                endsOn,
                null,
                Maybe.map(termMonths, Contract::period),
                Maybe.map(renewalTermMonths, Contract::period),
                autoRenew,
                noticePeriod,
                billing,
                currency,
                linesFrom,
                lines,
                externalKeys());
    }

    /** Returns the current content with the lines that are in force on a day. */
    ContractBody bodyOn(LocalDate day) {
        return body().with(null, byDay().on(day));
    }

    /** Returns the lines by the day for which they were said. */
    DatedField.Values saidLines() {
        return byDay().values(linesFrom == null ? startsOn : linesFrom);
    }

    private LinesByDay byDay() {
        var kept = new TreeMap<LocalDate, List<ContractLine>>();
        if (versions.isEmpty()) kept.put(startsOn, lines);
        for (var version : versions) kept.put(version.effectiveOn(), version.lines());
        return LinesByDay.of(startsOn, kept, saidOn());
    }

    /** Without a day, lines take the place of those that count now. */
    private LinesByDay byDay(ContractBody to) {
        var before = byDay().startingOn(to.startsOn());
        if (to.effectiveOn() != null) return before.with(to.effectiveOn(), to.lines());
        return before.insteadOfThoseOn(linesFrom == null ? to.startsOn() : linesFrom, to.lines());
    }

    /** Returns true if a body has other lines than those of today and says no day for them. */
    boolean hasOtherLinesIn(ContractBody to) {
        return !to.lines().equals(lines) && to.effectiveOn() == null;
    }

    List<@Nullable LocalDate> saidOn() {
        return saidNow == null ? saidOn : saidNow;
    }

    /** Returns true if lines were said for other days than those that are stored. */
    boolean isSaidForOtherDays() {
        return !saidOn().equals(saidOn);
    }

    /** Ignores lines that are in force on their day already, whatever the current day, except that their day is kept. */
    @Override
    public Optional<DomainEvent> change(ContractBody to, Instant now) {
        var before = byDay().startingOn(to.startsOn());
        var after = byDay(to);
        if (!after.versions().equals(before.versions()))
            return super.change(to.with(to.effectiveOn() == null ? linesFrom : to.effectiveOn(), to.lines()), now);
        saidNow = after.saidOn();
        return super.change(to.with(linesFrom, before.on(linesFrom == null ? to.startsOn() : linesFrom)), now);
    }

    @Override
    protected final void become(ContractBody body) {
        var byDay = startsOn == null ? LinesByDay.of(body.startsOn(), body.effectiveOn(), body.lines()) : byDay(body);
        accountId = body.accountId();
        number = body.number();
        startsOn = body.startsOn();
        endsOn = body.endsOn();
        termMonths = Maybe.map(body.term(), Contract::months);
        renewalTermMonths = Maybe.map(body.renewalTerm(), Contract::months);
        autoRenew = body.autoRenew();
        noticePeriod = body.noticePeriod();
        billing = body.billing();
        currency = body.currency();
        have(byDay);
    }

    private void have(LinesByDay byDay) {
        var all = new ArrayList<LineVersion>();
        byDay.versions().forEach((day, of) -> all.add(LineVersion.of(day, of, currency, !startsOn.equals(endsOn))));
        versions = all.size() == 1 ? List.of() : List.copyOf(all);
        saidNow = byDay.saidOn();
        var day = byDay.inForce(linesFrom == null ? startsOn : linesFrom);
        show(all.stream().filter(version -> version.effectiveOn().equals(day)).findFirst().orElseThrow());
    }

    /** Shows the lines of the current day; those of the last day if the contract has ended. */
    void showLinesOf(LocalDate today) {
        if (versions.isEmpty()) return;
        var day = byDay().inForce(endsOn == null || endsOn.isAfter(today) ? today : endsOn.minusDays(1));
        versions.stream().filter(version -> version.effectiveOn().equals(day)).forEach(this::show);
    }

    private void show(LineVersion version) {
        lines = version.lines();
        linesFrom = version.effectiveOn().equals(startsOn) ? null : version.effectiveOn();
        arr = version.arr().amount();
        mrr = version.mrr().amount();
        exactArr = version.exactArr();
        exactParts = version.exactParts();
    }

    private static String period(int months) {
        return Period.ofMonths(months).toString();
    }

    private static int months(String period) {
        return Period.parse(period).getMonths();
    }
}
