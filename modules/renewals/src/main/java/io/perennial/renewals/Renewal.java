package io.perennial.renewals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Money;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.TenantOwned;
import io.perennial.renewals.RenewalOutcomesResource.Loss;
import io.perennial.renewals.RenewalState.Decided;
import io.perennial.renewals.RenewalState.Deferred;
import io.perennial.renewals.RenewalState.Downsold;
import io.perennial.renewals.RenewalState.Lost;
import io.perennial.renewals.RenewalState.Open;
import io.perennial.renewals.RenewalState.Renewed;
import io.perennial.renewals.RenewalState.Undecided;
import io.perennial.renewals.RenewalState.Withdrawn;
import io.perennial.renewals.RenewalState.Won;
import io.perennial.renewals.RenewalWork.AmountBody;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The renewal of one term of a contract: somebody works on it until it is decided. {@link TermEnds} makes it. */
@Entity
@Table(schema = "renewals", name = "renewal")
class Renewal extends TenantOwned {
    private static final String FIXED = "It is decided, so what was said before stays as it is";

    @Column(name = "account_id", updatable = false) private UUID accountId;
    @Column(name = "contract_id", updatable = false) private UUID contractId;
    @Column(name = "due_on", updatable = false) private LocalDate dueOn;
    @Column(updatable = false) private String currency;
    @Column(name = "target_arr", updatable = false) private BigDecimal targetArr;

    @Column(name = "owner_id") private @Nullable UUID ownerId;
    @Column(name = "forecast_arr") private @Nullable BigDecimal forecastArr;
    private @Nullable Integer likelihood;
    private String category;
    private String stage;

    @Convert(converter = Stored.Texts.class)
    @Column(name = "risk_reasons") private List<String> riskReasons;

    @Column(name = "next_step") private @Nullable String nextStep;
    private @Nullable String competitor;
    private @Nullable String notes;

    private String state;
    @Column(name = "deferred_until") private @Nullable LocalDate deferredUntil;
    @Column(name = "decided_at") private @Nullable Instant decidedAt;
    @Column(name = "outcome_arr") private @Nullable BigDecimal outcomeArr;
    @Column(name = "by_itself") private boolean byItself;
    private @Nullable String reason;
    @Column(name = "outcome_note") private @Nullable String outcomeNote;
    @Column(name = "next_contract_id") private @Nullable UUID nextContractId;
    @Column(name = "ended_contract") private boolean endedContract;

    /** As {@link TermEnds} makes it. */
    Renewal(RenewalId id, AccountId accountId, ContractId contractId, LocalDate dueOn, Money target, Instant now) {
        super(id, now);
        this.accountId = accountId.value();
        this.contractId = contractId.value();
        this.dueOn = dueOn;
        currency = target.currency().getCurrencyCode();
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
        return new AccountId(accountId);
    }

    RenewalState state() {
        return switch (state) {
            case "open" -> new Open();
            case "deferred" -> new Deferred(Objects.requireNonNull(deferredUntil));
            case "won" -> new Won(decided(), Objects.requireNonNull(outcomeArr), next(), byItself);
            case "lost" -> new Lost(decided(), Objects.requireNonNull(reason));
            case "downsold" ->
                new Downsold(decided(), Objects.requireNonNull(outcomeArr), Objects.requireNonNull(next()), Objects.requireNonNull(reason));
            case "withdrawn" -> new Withdrawn();
            default -> throw new IllegalStateException("A renewal in no known state: " + state);
        };
    }

    private Instant decided() {
        return Objects.requireNonNull(decidedAt);
    }

    private @Nullable ContractId next() {
        return nextContractId == null ? null : new ContractId(nextContractId);
    }

    /** It as one that is worked on, or the reason why it is none. */
    Undecided undecided() {
        return switch (state()) {
            case Undecided undecided -> undecided;
            case Decided _ -> throw RenewalRefusal.RENEWAL_DECIDED.because(FIXED);
            case Withdrawn _ -> throw RenewalRefusal.RENEWAL_WITHDRAWN.because("There is nothing to renew: see its contract");
        };
    }

    /** Becomes what is said of it; nothing happened where it was that already. */
    Optional<RenewalEvent.Changed> change(RenewalWork to, Instant now) {
        undecided();
        var changes = Changes.between(work(), to);
        if (changes.isEmpty()) return Optional.empty();
        become(to);
        touched(now);
        return Optional.of(new RenewalEvent.Changed(id(), about(), label(), changes));
    }

    RenewalEvent.Won win(@Nullable ContractId next, Money arr, boolean endsContract, @Nullable String note, Instant now) {
        var won = undecided().win(now, arr.amount(), next);
        if (arr.amount().compareTo(targetArr) < 0)
            throw RenewalRefusal.LESS_THAN_DUE.because("It is renewed for less than is due: that is a downsell, and has a reason");
        return new RenewalEvent.Won(id(), about(), label(), decide(won, endsContract, note, now));
    }

    RenewalEvent.Downsold downsell(ContractId next, Money arr, boolean endsContract, Downsell why, Instant now) {
        var downsold = undecided().downsell(now, arr.amount(), next, why.reason());
        if (arr.amount().compareTo(targetArr) >= 0)
            throw RenewalRefusal.NOT_LESS_THAN_DUE.because("It is renewed for no less than is due: that is a win");
        return new RenewalEvent.Downsold(id(), about(), label(), decide(downsold, endsContract, why.note(), now));
    }

    RenewalEvent.Lost lose(Loss loss, boolean endsContract, Instant now) {
        var lost = undecided().lose(now, loss.reason());
        if (loss.competitor() != null) competitor = loss.competitor();
        return new RenewalEvent.Lost(id(), about(), label(), decide(lost, endsContract, loss.note(), now));
    }

    private Changes decide(Decided how, boolean endsContract, @Nullable String note, Instant now) {
        endedContract = endsContract;
        outcomeNote = note;
        return become(how, now);
    }

    RenewalEvent.Deferred defer(LocalDate until, Instant now) {
        return new RenewalEvent.Deferred(id(), about(), label(), become(undecided().defer(until), now));
    }

    /** How it ended is taken back, as if nobody had decided. */
    RenewalEvent.Reopened undo(Decided how, Instant now) {
        return new RenewalEvent.Reopened(id(), about(), label(), reopen(how.undone(deferredUntil), now));
    }

    private Changes reopen(Undecided again, Instant now) {
        endedContract = false;
        outcomeNote = null;
        return become(again, now);
    }

    RenewalEvent.Reopened resume(Deferred deferred, Instant now) {
        return new RenewalEvent.Reopened(id(), about(), label(), become(deferred.resume(), now));
    }

    RenewalEvent.Called called(Changes foretold) {
        return new RenewalEvent.Called(id(), about(), label(), foretold);
    }

    /** Whether its contract went on without an end until this was decided. */
    boolean endedContract() {
        return endedContract;
    }

    ContractId contract() {
        return new ContractId(contractId);
    }

    LocalDate dueOn() {
        return dueOn;
    }

    /** What people call it: the day on which it is due. */
    private String label() {
        return dueOn.toString();
    }

    RenewalWork work() {
        return new RenewalWork(
                ownerId == null ? null : new MemberId(ownerId),
                AmountBody.of(forecastArr, currency()),
                likelihood,
                Category.valueOf(category.toUpperCase(Locale.ROOT)),
                Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
                riskReasons,
                nextStep,
                competitor,
                notes);
    }

    Currency currency() {
        return Currency.getInstance(currency);
    }

    private Changes become(RenewalState to, Instant now) {
        var before = state;
        become(to);
        touched(now);
        return new Changes(Map.of("state", new Change(before, state)));
    }

    private void become(RenewalState to) {
        state = to.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (to instanceof Undecided) deferredUntil = to instanceof Deferred deferred ? deferred.until() : null;
        decidedAt = to instanceof Decided decided ? decided.at() : null;
        outcomeArr = to instanceof Renewed renewed ? renewed.arr() : null;
        nextContractId = to instanceof Renewed renewed && renewed.next() != null ? renewed.next().value() : null;
        byItself = to instanceof Won won && won.byItself();
        reason = switch (to) {
            case Lost lost -> lost.reason();
            case Downsold downsold -> downsold.reason();
            case Undecided _, Won _, Withdrawn _ -> null;
        };
    }

    private void become(RenewalWork work) {
        ownerId = work.ownerId() == null ? null : work.ownerId().value();
        forecastArr = work.forecastArr() == null ? null : work.forecastArr().money().amount();
        likelihood = work.likelihood();
        category = Objects.requireNonNull(work.category()).name().toLowerCase(Locale.ROOT);
        stage = Objects.requireNonNull(work.stage()).name().toLowerCase(Locale.ROOT);
        riskReasons = work.riskReasons();
        nextStep = work.nextStep();
        competitor = work.competitor();
        notes = work.notes();
    }
}
