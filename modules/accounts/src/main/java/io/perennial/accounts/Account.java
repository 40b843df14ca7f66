package io.perennial.accounts;

import io.perennial.identity.MemberId;
import io.perennial.identity.NameKeys;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Sight;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.records.KeyedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer of the tenant, as people and other systems describe it. The columns that follow from its contracts are not mapped here. */
@Entity
@Table(schema = "accounts", name = "account")
class Account extends KeyedRecord<AccountBody> {
    private String name;

    /** Not changed together with the name, because it depends on the tenant's language. */
    @Column(name = "name_key") private byte[] nameKey = {};

    @Column(name = "parent_id") private @Nullable AccountId parentId;
    @Column(name = "owner_id") private @Nullable MemberId ownerId;

    private @Nullable String tier;
    private @Nullable String segment;
    private @Nullable String industry;
    private @Nullable String country;
    private @Nullable ZoneId zone;
    private @Nullable Locale locale;

    @Column(name = "lifecycle_stage") private @Nullable LifecycleStage lifecycleStage;

    @Convert(converter = Stored.Texts.class) private List<String> tags;

    private @Nullable String website;
    private @Nullable Integer employees;

    @Convert(converter = Stored.Fields.class) @Column(name = "custom_fields") private Map<String, Object> customFields;

    private Currency currency;

    Account(AccountBody body, Currency currency, Instant now) {
        super(new AccountId(TypeId.next()), body, now);
        this.currency = currency;
        become(body);
    }

    /** For EclipseLink. */
    protected Account() {}

    @Override
    public AccountId id() {
        return new AccountId(key());
    }

    @Override
    protected AccountEvent created(Changes changes) {
        return new AccountEvent.Created(id(), name, changes);
    }

    @Override
    protected AccountEvent changed(Changes changes) {
        return new AccountEvent.Changed(id(), name, changes);
    }

    @Override
    protected AccountEvent deleted(Changes changes) {
        return new AccountEvent.Deleted(id(), name, changes);
    }

    void sortBy(NameKeys keys) {
        nameKey = keys.of(name);
    }

    boolean isSeenBy(Sight sight) {
        return sight.sees(StoredPlain.uuid(ownerId), segment);
    }

    @Override
    public AccountBody body() {
        return new AccountBody(
                name,
                parentId,
                ownerId,
                externalKeys(),
                tier,
                segment,
                industry,
                country,
                zone,
                locale,
                lifecycleStage,
                tags,
                website,
                employees,
                customFields);
    }

    @Override
    protected final void become(AccountBody body) {
        name = body.name();
        parentId = body.parentId();
        ownerId = body.ownerId();
        tier = body.tier();
        segment = body.segment();
        industry = body.industry();
        country = body.country();
        zone = body.zone();
        locale = body.locale();
        lifecycleStage = body.lifecycleStage();
        tags = body.tags();
        website = body.website();
        employees = body.employees();
        customFields = body.customFields();
    }
}
