package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Money;
import io.perennial.kernel.TypeId;
import io.perennial.records.KeyedRecord;
import io.perennial.renewals.AmountBody;
import io.perennial.renewals.expansions.ExpansionBody.Kind;
import io.perennial.renewals.expansions.ExpansionBody.Stage;
import io.perennial.renewals.expansions.ExpansionState.Decided;
import io.perennial.renewals.expansions.ExpansionState.Lost;
import io.perennial.renewals.expansions.ExpansionState.Open;
import io.perennial.renewals.expansions.ExpansionState.Won;
import io.perennial.renewals.expansions.ExpansionView.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lead: something more that may be sold to a customer. A member works on it until it is won or lost. */
@Entity
@Table(schema = "renewals", name = "expansion")
class Expansion extends KeyedRecord<ExpansionBody> {
    private static final String FIXED = "The decision is made, so this can no longer be changed.";

    @Column(name = "account_id") private AccountId accountId;
    private Kind kind;
    private String title;
    private Stage stage;
    private @Nullable BigDecimal amount;
    private @Nullable Currency currency;
    @Column(name = "expected_close_on") private @Nullable LocalDate expectedCloseOn;
    @Column(name = "owner_id") private @Nullable MemberId ownerId;
    private @Nullable String evidence;

    private State state;
    @Column(name = "decided_at") private @Nullable Instant decidedAt;
    @Column(name = "outcome_amount") private @Nullable BigDecimal outcomeAmount;
    @Column(name = "outcome_currency") private @Nullable Currency outcomeCurrency;
    private @Nullable String competitor;
    @Column(name = "outcome_note") private @Nullable String outcomeNote;

    Expansion(ExpansionBody body, Instant now) {
        super(new ExpansionId(TypeId.next()), body, now);
        become(body);
        become(new Open());
    }

    /** For EclipseLink. */
    protected Expansion() {}

    @Override
    public ExpansionId id() {
        return new ExpansionId(key());
    }

    AccountId about() {
        return accountId;
    }

    ExpansionState state() {
        return switch (state) {
            case OPEN -> new Open();
            case WON -> new Won(decided(), money(outcomeAmount, outcomeCurrency), outcomeNote);
            case LOST -> new Lost(decided(), Objects.requireNonNull(outcomeNote), competitor);
        };
    }

    private Instant decided() {
        return Objects.requireNonNull(decidedAt);
    }

    /** Refuses a lead that is decided. */
    private void requireOpen() {
        switch (state()) {
            case Open _ -> {}
            case Decided _ -> throw ExpansionRefusal.EXPANSION_DECIDED.because(FIXED);
        }
    }

    @Override
    protected ExpansionEvent created(Changes changes) {
        return new ExpansionEvent.Created(id(), about(), title, changes);
    }

    @Override
    protected ExpansionEvent changed(Changes changes) {
        return new ExpansionEvent.Changed(id(), about(), title, changes);
    }

    @Override
    protected ExpansionEvent deleted(Changes changes) {
        return new ExpansionEvent.Deleted(id(), about(), title, changes);
    }

    /** Refuses to change a decided lead, unless nothing would change. */
    @Override
    public Optional<DomainEvent> change(ExpansionBody to, Instant now) {
        if (!to.equals(body())) requireOpen();
        return super.change(to, now);
    }

    /** @param sold the amount a year for which it was sold; null means the amount of the lead */
    ExpansionEvent.Won win(@Nullable AmountBody sold, @Nullable String note, Instant now) {
        requireOpen();
        return new ExpansionEvent.Won(id(), about(), title, become(new Won(now, sold(sold), note), now));
    }

    private @Nullable Money sold(@Nullable AmountBody sold) {
        return sold == null ? money(amount, currency) : sold.money();
    }

    boolean isWon(@Nullable AmountBody sold, @Nullable String note) {
        return state() instanceof Won won && won.equals(new Won(won.at(), sold(sold), note));
    }

    boolean isLost(String note, @Nullable String rival) {
        return state() instanceof Lost lost && lost.equals(new Lost(lost.at(), note, rival));
    }

    ExpansionEvent.Lost lose(String note, @Nullable String competitor, Instant now) {
        requireOpen();
        return new ExpansionEvent.Lost(id(), about(), title, become(new Lost(now, note, competitor), now));
    }

    /** Undoes the decision. */
    ExpansionEvent.Reopened undo(Instant now) {
        return new ExpansionEvent.Reopened(id(), about(), title, become(new Open(), now));
    }

    @Override
    public ExpansionBody body() {
        var money = money(amount, currency);
        return new ExpansionBody(
                about(),
                kind,
                title,
                stage,
                Maybe.map(money, one -> new AmountBody(one.amount(), one.currency())),
                expectedCloseOn,
                ownerId,
                evidence,
                externalKeys());
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable Currency currency) {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private Changes become(ExpansionState to, Instant now) {
        var before = state;
        become(to);
        touched(now);
        return new Changes(Map.of("state", new Change(before, state)));
    }

    private void become(ExpansionState to) {
        state = to.word();
        decidedAt = to instanceof Decided decided ? decided.at() : null;
        var sold = to instanceof Won won ? won.amount() : null;
        outcomeAmount = Maybe.map(sold, Money::amount);
        outcomeCurrency = Maybe.map(sold, Money::currency);
        competitor = to instanceof Lost lost ? lost.competitor() : null;
        outcomeNote = switch (to) {
            case Won won -> won.note();
            case Lost lost -> lost.note();
            case Open _ -> null;
        };
    }

    @Override
    protected final void become(ExpansionBody body) {
        accountId = body.accountId();
        kind = body.kind();
        title = body.title();
        stage = Objects.requireNonNull(body.stage());
        amount = Maybe.map(body.amount(), one -> one.money().amount());
        currency = Maybe.map(body.amount(), AmountBody::currency);
        expectedCloseOn = body.expectedCloseOn();
        ownerId = body.ownerId();
        evidence = body.evidence();
    }
}
