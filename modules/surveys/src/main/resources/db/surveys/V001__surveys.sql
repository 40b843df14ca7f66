-- Surveys: what customers and employees are asked.
grant usage on schema surveys to perennial_app;


-- draft: the content as it is edited (SurveyBody). A version of it is published, and asked from then on.
create table surveys.survey (
    tenant_id         uuid        not null default platform.tenant(),
    id                uuid        not null,
    name              text        not null check (length(name) between 1 and 100),
    draft             jsonb       not null check (jsonb_typeof(draft) = 'object'),
    published_version integer check (published_version > 0),
    published_at      timestamptz,
    version           bigint      not null default 1 check (version > 0),
    created_at        timestamptz not null,
    updated_at        timestamptz not null check (updated_at >= created_at),
    deleted_at        timestamptz,
    primary key (tenant_id, id),
    check ((published_version is null) = (published_at is null))
);
select platform.wall('surveys.survey');

-- Never changes: answers keep the version that they were given to.
create table surveys.survey_version (
    tenant_id    uuid        not null default platform.tenant(),
    survey_id    uuid        not null,
    number       integer     not null check (number > 0),
    definition   jsonb       not null check (jsonb_typeof(definition) = 'object'),
    published_at timestamptz not null,
    primary key (tenant_id, survey_id, number),
    foreign key (tenant_id, survey_id) references surveys.survey (tenant_id, id)
);
select platform.wall('surveys.survey_version', 'select, insert');

create view surveys.live_survey with (security_invoker) as
select s.tenant_id, s.id, s.name, s.draft ->> 'kind' as kind, s.draft, s.published_version, s.published_at,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = s.tenant_id and k.kind = 'surveys' and k.record_id = s.id) as external_keys,
       s.version, s.created_at, s.updated_at
from surveys.survey s
where s.deleted_at is null;
grant select on surveys.live_survey to perennial_app;

select platform.plain_rest(one) from unnest(array['surveys.survey', 'surveys.survey_version', 'surveys.live_survey']::regclass[]) one;
