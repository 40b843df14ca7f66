package io.perennial.renewals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Money;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.TenantOwned;
import io.perennial.renewals.NextTerm.Downsell;
import io.perennial.renewals.RenewalState.Decided;
import io.perennial.renewals.RenewalState.Deferred;
import io.perennial.renewals.RenewalState.Downsold;
import io.perennial.renewals.RenewalState.Lost;
import io.perennial.renewals.RenewalState.Open;
import io.perennial.renewals.RenewalState.Renewed;
import io.perennial.renewals.RenewalState.Undecided;
import io.perennial.renewals.RenewalState.Withdrawn;
import io.perennial.renewals.RenewalState.Won;
import io.perennial.renewals.RenewalView.State;
import io.perennial.renewals.RenewalWork.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The renewal of one term of a contract. A member works on it until it is decided. {@code due.TermEnds} creates it. */
@Entity
@Table(schema = "renewals", name = "renewal")
class Renewal extends TenantOwned {
    private static final String FIXED = "The decision is made, so this can no longer be changed.";

    @Column(name = "account_id", updatable = false) private AccountId accountId;
    @Column(name = "contract_id", updatable = false) private ContractId contractId;
    @Column(name = "due_on", updatable = false) private LocalDate dueOn;
    @Column(updatable = false) private Currency currency;
    @Column(name = "target_arr", updatable = false) private BigDecimal targetArr;

    @Column(name = "owner_id") private @Nullable MemberId ownerId;
    @Column(name = "forecast_arr") private @Nullable BigDecimal forecastArr;
    private @Nullable Integer likelihood;
    private Category category;
    private Stage stage;

    @Convert(converter = Stored.Texts.class) @Column(name = "risk_reasons") private List<String> riskReasons;

    @Column(name = "next_step") private @Nullable String nextStep;
    private @Nullable String competitor;
    private @Nullable String notes;

    private State state;
    @Column(name = "deferred_until") private @Nullable LocalDate deferredUntil;
    @Column(name = "decided_at") private @Nullable Instant decidedAt;
    @Column(name = "outcome_arr") private @Nullable BigDecimal outcomeArr;
    @Column(name = "by_itself") private boolean byItself;
    private @Nullable String reason;
    @Column(name = "outcome_note") private @Nullable String outcomeNote;
    @Column(name = "next_contract_id") private @Nullable ContractId nextContractId;
    @Column(name = "ended_contract") private boolean endedContract;
    @Column(name = "renewed_late") private boolean renewedLate;

    /** Creates it as {@code due.TermEnds} does in SQL. Only tests use this constructor. */
    Renewal(RenewalId id, AccountId accountId, ContractId contractId, LocalDate dueOn, Money target, Instant now) {
        super(id, now);
        this.accountId = accountId;
        this.contractId = contractId;
        this.dueOn = dueOn;
        currency = target.currency();
        targetArr = target.amount();
        become(new RenewalWork(null, null, null, null, null, List.of(), null, null, null));
        become(new Open());
    }

    /** For EclipseLink. */
    protected Renewal() {}

    RenewalId id() {
        return new RenewalId(key());
    }

    AccountId about() {
        return accountId;
    }

    RenewalState state() {
        return switch (state) {
            case OPEN -> new Open();
            case DEFERRED -> new Deferred(Objects.requireNonNull(deferredUntil));
            case WON -> new Won(decided(), Objects.requireNonNull(outcomeArr), nextContractId, byItself);
            case LOST -> new Lost(decided(), Objects.requireNonNull(reason), byItself);
            case DOWNSOLD ->
                new Downsold(decided(), Objects.requireNonNull(outcomeArr), Objects.requireNonNull(nextContractId),
                        Objects.requireNonNull(reason));
            case WITHDRAWN -> new Withdrawn();
        };
    }

    private Instant decided() {
        return Objects.requireNonNull(decidedAt);
    }

    /** Refuses a renewal that is decided or withdrawn. */
    void requireUndecided() {
        switch (state()) {
            case Undecided _ -> {}
            case Lost lost when lost.byItself() -> {}
            case Decided _ -> throw RenewalRefusal.RENEWAL_DECIDED.because(FIXED);
            case Withdrawn _ -> throw RenewalRefusal.RENEWAL_WITHDRAWN.because("There is nothing to renew. See the contract.");
        }
    }

    /** Applies the work. Returns empty if nothing changed. */
    Optional<RenewalEvent.Changed> change(RenewalWork to, Instant now) {
        requireUndecided();
        var changes = Changes.between(work(), to);
        if (changes.isEmpty()) return Optional.empty();
        become(to);
        touched(now);
        return Optional.of(new RenewalEvent.Changed(id(), about(), label(), changes));
    }

    RenewalEvent.Won win(@Nullable ContractId next, Money arr, boolean endsContract, @Nullable String note, Instant now) {
        requireUndecided();
        if (arr.amount().compareTo(targetArr) < 0)
            throw RenewalRefusal.LESS_THAN_DUE
                    .because("The amount is less than the amount due, so this is a downsell and requires a reason.");
        return new RenewalEvent.Won(id(), about(), label(), decide(new Won(now, arr.amount(), next, false), endsContract, note, now));
    }

    RenewalEvent.Downsold downsell(ContractId next, Money arr, boolean endsContract, Downsell why, Instant now) {
        requireUndecided();
        if (arr.amount().compareTo(targetArr) >= 0)
            throw RenewalRefusal.NOT_LESS_THAN_DUE.because("The amount is not less than the amount due, so this is a win.");
        var downsold = new Downsold(now, arr.amount(), next, why.reason());
        return new RenewalEvent.Downsold(id(), about(), label(), decide(downsold, endsContract, why.note(), now));
    }

    /** Returns true if it is lost for the same reason already. */
    boolean isLost(String why, @Nullable String rival, @Nullable String note) {
        var isSame = state == State.LOST && why.equals(reason) && Objects.equals(note, outcomeNote);
        return isSame && (rival == null || rival.equals(competitor));
    }

    RenewalEvent.Lost lose(String reason, @Nullable String rival, @Nullable String note, boolean endsContract, Instant now) {
        requireUndecided();
        if (rival != null) competitor = rival;
        return new RenewalEvent.Lost(id(), about(), label(), decide(new Lost(now, reason, false), endsContract, note, now));
    }

    /** Notes the day on which the next term begins. A later day than the one on which it is due is late. */
    void goesOn(LocalDate from) {
        renewedLate = from.isAfter(dueOn);
    }

    private Changes decide(Decided how, boolean endsContract, @Nullable String note, Instant now) {
        endedContract = endsContract;
        outcomeNote = note;
        return become(how, now);
    }

    RenewalEvent.Deferred defer(LocalDate until, Instant now) {
        requireUndecided();
        return new RenewalEvent.Deferred(id(), about(), label(), become(new Deferred(until), now));
    }

    /** Undoes the decision. The renewal is deferred again if it was deferred before, else open. */
    RenewalEvent.Reopened undo(Instant now) {
        endedContract = false;
        outcomeNote = null;
        return new RenewalEvent.Reopened(id(), about(), label(),
                become(deferredUntil == null ? new Open() : new Deferred(deferredUntil), now));
    }

    /** Ends the deferral. */
    RenewalEvent.Reopened resume(Instant now) {
        return new RenewalEvent.Reopened(id(), about(), label(), become(new Open(), now));
    }

    RenewalEvent.Called called(Changes foretold) {
        return new RenewalEvent.Called(id(), about(), label(), foretold);
    }

    /** Returns true if the decision ended a contract that had no end before. */
    boolean endedContract() {
        return endedContract;
    }

    ContractId contract() {
        return contractId;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    /** Returns the name that people know it by: the day on which it is due. */
    private String label() {
        return dueOn.toString();
    }

    RenewalWork work() {
        return new RenewalWork(
                ownerId, AmountBody.of(forecastArr, currency), likelihood, category, stage, riskReasons, nextStep, competitor, notes);
    }

    Currency currency() {
        return currency;
    }

    private Changes become(RenewalState to, Instant now) {
        var before = state;
        become(to);
        touched(now);
        return new Changes(Map.of("state", new Change(before, state)));
    }

    private void become(RenewalState to) {
        state = to.word();
        if (to instanceof Undecided) deferredUntil = to instanceof Deferred deferred ? deferred.until() : null;
        decidedAt = to instanceof Decided decided ? decided.at() : null;
        outcomeArr = to instanceof Renewed renewed ? renewed.arr() : null;
        nextContractId = to instanceof Renewed renewed ? renewed.next() : null;
        byItself = to instanceof Won won && won.byItself() || to instanceof Lost lost && lost.byItself();
        if (!(to instanceof Renewed)) renewedLate = false;
        reason = to.why();
    }

    private void become(RenewalWork work) {
        ownerId = work.ownerId();
        forecastArr = Maybe.map(work.forecastArr(), one -> one.money().amount());
        likelihood = work.likelihood();
        category = Objects.requireNonNull(work.category());
        stage = Objects.requireNonNull(work.stage());
        riskReasons = work.riskReasons();
        nextStep = work.nextStep();
        competitor = work.competitor();
        notes = work.notes();
    }
}
