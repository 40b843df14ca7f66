package io.perennial.app.wall;

import static io.perennial.app.wall.CatalogueRule.rule;

import io.perennial.platform.sql.Slices;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for tables of accounts' records: each is declared, because statements that read it must declare a right. */
final class SightRules {
    /** Tables that contain ids only. */
    private static final List<String> WAITING_LISTS =
            List.of("health.touched_account", "renewals.ledger_touched", "renewals.touched_contract");

    static final List<CatalogueRule> ALL = List.of(
            rule("what refers to an account, at first hand or not, or is a view of it, is declared to belong to accounts",
                    undeclared(),
                    "create table accounts.gift (tenant_id uuid not null default platform.tenant(), id uuid, account_id uuid, primary key (tenant_id, id),"
                            + " foreign key (tenant_id, account_id) references accounts.account (tenant_id, id))",
                    "create table accounts.seal (tenant_id uuid not null default platform.tenant(), id uuid, contract_id uuid, primary key (tenant_id, id),"
                            + " foreign key (tenant_id, contract_id) references accounts.contract (tenant_id, id))",
                    "create view accounts.peephole with (security_invoker) as select * from accounts.live_contact",
                    "create view accounts.spyhole with (security_invoker) as select tenant_id, name from identity.member"
                            + " where exists (select from accounts.note n where n.tenant_id = member.tenant_id)"));

    private SightRules() {}

    private static String undeclared() {
        var declared = Stream.concat(Slices.declared().ofAccounts().stream(), WAITING_LISTS.stream())
                .map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return """
                , link as (
                    select k.confrelid as parent, k.conrelid as child from pg_constraint k where k.contype = 'f'
                    union all
                    select d.refobjid, w.ev_class from pg_depend d join pg_rewrite w on w.oid = d.objid
                    where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class),
                belonging as (
                    select * from (
                        with recursive below as (
                            select 'accounts.account'::regclass::oid as oid
                            union
                            select link.child from below join link on link.parent = below.oid)
                        select oid from below) b)
                select name from relation r join belonging b on b.oid = r.oid
                where not r.relispartition and name not in (%s)
                """.formatted(declared);
    }
}
