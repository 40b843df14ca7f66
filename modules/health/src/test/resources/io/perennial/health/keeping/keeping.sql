with chosen as materialized (
    select a.id as account_id, :day::date as day, health.day_start(:day::date + 1, :zone) as ends_at
    from {whole accounts.live_account} a
    where a.id between :first and :last and a.id = any (:ids) and
          (:everySegment or a.segment = any (:segments)) and coalesce(a.segment <> all (:taken), true)
),
usage_look as (
    with windows as (
        select account_id, day, ends_at,
               health.day_start(day - 6, :zone) as from_7,
               health.day_start(day - 29, :zone) as from_30,
               health.day_start(day - 58, :zone) as from_59,
               health.day_start(day - 59, :zone) as from_60,
               health.day_start(day - 89, :zone) as from_90,
               health.day_start(day - 365, :zone) as from_366,
               health.day_start(day - 424, :zone) as from_425
        from chosen
        offset 0
    ),
    found as (
        select w.account_id, w.day,
               coalesce(m_logins.at_logins, e.earlier_logins) as latest_logins, m_logins.*, b_login_trend.began_login_trend,
               coalesce(m_breadth.at_breadth, e.earlier_breadth) as latest_breadth, m_breadth.*,
               coalesce(m_seats.at_seats, e.earlier_seats) as latest_seats, m_seats.*,
               (
                   select sum((l.line ->> 'quantity')::numeric)
                   from {beyond accounts.every_contract} t
                   cross join jsonb_array_elements(accounts.lines_on(t.lines, t.versions, w.day)) l (line)
                   where t.account_id = w.account_id and t.deleted_at is null and accounts.counts(t.starts_on, t.ends_on, w.day)
                         and (l.line ->> 'recurring')::boolean
               ) as seats
        from windows w
        cross join lateral (
            select max(u.at) as at_logins,
                   bit_or(1::bit(7) << (w.day - (u.at at time zone :zone)::date)) filter (where u.at >= w.from_7 and u.value > 0) as active_logins,
                   sum(u.value) filter (where u.at >= w.from_30) as sum_logins,
                   sum(u.value) filter (where u.at >= w.from_30) as sum_login_trend,
                   sum(u.value) filter (where u.at < w.from_30) as before_login_trend
            from {joined accounts.usage} u
            where u.account_id = w.account_id and u.metric = :of_logins and u.at >= w.from_60 and u.at < w.ends_at
                  and u.at >= health.day_start(:earliest::date - 59, :zone) and u.at < health.day_start(:latest::date + 1, :zone)
        ) m_logins
        left join lateral (
            select true as began_login_trend
            from {joined accounts.usage} u
            where u.account_id = w.account_id and u.metric = :of_logins and u.at >= w.from_425 and u.at < w.from_59
                  and u.at >= health.day_start(:earliest::date - (425 - 1), :zone) and u.at < health.day_start(:latest::date - (59 - 1), :zone)
            limit 1
        ) b_login_trend on true
        cross join lateral (
            select max(u.at) as at_breadth,
                   count(distinct u.metric) filter (where u.value > 0) as features_breadth
            from {joined accounts.usage} u
            where u.account_id = w.account_id and u.metric >= :of_breadth and u.metric < :until_breadth and u.at >= w.from_90 and u.at < w.ends_at
                  and u.at >= health.day_start(:earliest::date - 89, :zone) and u.at < health.day_start(:latest::date + 1, :zone)
        ) m_breadth
        cross join lateral (
            select max(u.at) as at_seats,
                   sum(u.value) as sum_seats,
                   count(*) as count_seats
            from {joined accounts.usage} u
            where u.account_id = w.account_id and u.metric = :of_seats and u.at >= w.from_30 and u.at < w.ends_at
                  and u.at >= health.day_start(:earliest::date - 29, :zone) and u.at < health.day_start(:latest::date + 1, :zone)
        ) m_seats
        cross join lateral (
            select max(u.at) filter (where u.metric = :of_logins) as earlier_logins,
                   max(u.at) filter (where u.metric >= :of_breadth and u.metric < :until_breadth) as earlier_breadth,
                   max(u.at) filter (where u.metric = :of_seats) as earlier_seats
            from {joined accounts.usage} u
            where (m_logins.at_logins is null or m_breadth.at_breadth is null or m_seats.at_seats is null)
                  and u.account_id = w.account_id and (u.metric = :of_logins or u.metric >= :of_breadth and u.metric < :until_breadth or u.metric = :of_seats) and u.at >= w.from_366 and u.at < w.ends_at
                  and u.at >= health.day_start(:earliest::date - 365, :zone) and u.at < health.day_start(:latest::date + 1, :zone)
        ) e
        offset 0
    )
    select k.account_id, k.day,
           case when k.latest_logins is not null then coalesce(k.sum_logins, 0) end as raw_logins,
           case when k.latest_logins is not null then (k.latest_logins at time zone :zone)::date end as seen_logins,
           case when k.latest_logins is not null then coalesce(bit_count(k.active_logins << 0), 0)::numeric end as raw_active_days,
           case when k.latest_logins is not null then (k.latest_logins at time zone :zone)::date end as seen_active_days,
           case when k.latest_logins is not null and k.before_login_trend > 0 and k.began_login_trend then sign((100 * (coalesce(k.sum_login_trend, 0) - k.before_login_trend))) * div(2000000 * abs((100 * (coalesce(k.sum_login_trend, 0) - k.before_login_trend))) + k.before_login_trend, 2 * (k.before_login_trend)) * 0.000001 end as raw_login_trend,
           case when k.latest_logins is not null and k.before_login_trend > 0 and k.began_login_trend then (k.latest_logins at time zone :zone)::date end as seen_login_trend,
           case when k.latest_breadth is not null then coalesce(k.features_breadth, 0)::numeric end as raw_breadth,
           case when k.latest_breadth is not null then (k.latest_breadth at time zone :zone)::date end as seen_breadth,
           case when k.latest_seats is not null and k.count_seats > 0 and k.seats > 0 then sign((100 * k.sum_seats)) * div(2000000 * abs((100 * k.sum_seats)) + (k.count_seats * k.seats), 2 * ((k.count_seats * k.seats))) * 0.000001 end as raw_seats,
           case when k.latest_seats is not null and k.count_seats > 0 and k.seats > 0 then (k.latest_seats at time zone :zone)::date end as seen_seats
    from found k
),
last_contact_look as (
    select c.account_id, c.day,
           (c.day - n.noted_on)::numeric as raw_contact, n.noted_on as seen_contact
    from chosen c
    cross join lateral (
        select (max(n.created_at) at time zone :zone)::date as noted_on from {joined accounts.every_note} n
        where n.account_id = c.account_id and n.created_at < c.ends_at and n.deleted_at is null
    ) n
    where n.noted_on is not null
),
contacts_look as (
    select c.account_id, c.day,
           p.count_champions::numeric as raw_champions, c.day as seen_champions
    from chosen c
    cross join lateral (
        select count(*) as known,
               count(*) filter (where p.role = :of_champions and coalesce(p.since <= c.day, true) and (p.deleted_at is null or p.deleted_at >= c.ends_at)) as count_champions
        from {joined accounts.every_contact} p
        where p.account_id = c.account_id and (p.created_at < c.ends_at or p.since <= c.day)
    ) p
    where p.known > 0
),
contracts_look as (
    select o.account_id, o.day,
           o.contracts::numeric as raw_contracts, o.day as seen_contracts,
           (o.renews_on - o.day)::numeric as raw_renewal, case when o.renews_on is not null then o.day end as seen_renewal
    from (
        select c.account_id, c.day, count(*) filter (where accounts.counts(t.starts_on, t.ends_on, c.day)) as contracts,
               nullif(min(accounts.renewal(t.starts_on, t.ends_on, t.term_months, t.renewal_term_months, c.day))
                   filter (where accounts.counts(t.starts_on, t.ends_on, c.day)), 'infinity') as renews_on
        from chosen c
        join {joined accounts.every_contract} t on t.account_id = c.account_id and t.deleted_at is null and t.starts_on <= c.day
            and t.ends_on is distinct from t.starts_on
        group by c.account_id, c.day
    ) o
),
signals_look as (
    select c.account_id, c.day,
           s_rating.value as raw_rating, (s_rating.at at time zone :zone)::date as seen_rating
    from chosen c
    left join lateral (
        select s.at, s.value from {joined health.signal} s
        where s.account_id = c.account_id and s.name = :of_rating and s.at < c.ends_at
        order by s.at desc
        limit 1
    ) s_rating on true
),
sentiment_look as (
    select c.account_id, c.day,
           s.value::numeric as raw_mood, (s.said_at at time zone :zone)::date as seen_mood
    from chosen c
    cross join lateral (
        select s.value, s.said_at, s.expires_on from {joined health.sentiment} s
        where s.account_id = c.account_id and s.said_at < c.ends_at
        order by s.said_at desc, s.id desc
        limit 1
    ) s
    where c.day < s.expires_on
),
-- An account and day has one row from each source at most.
said as (
    select account_id, day,
           null::numeric as raw_logins, null::date as seen_logins,
           null::numeric as raw_active_days, null::date as seen_active_days,
           null::numeric as raw_breadth, null::date as seen_breadth,
           null::numeric as raw_login_trend, null::date as seen_login_trend,
           null::numeric as raw_seats, null::date as seen_seats,
           null::numeric as raw_contact, null::date as seen_contact,
           null::numeric as raw_champions, null::date as seen_champions,
           null::numeric as raw_contracts, null::date as seen_contracts,
           null::numeric as raw_renewal, null::date as seen_renewal,
           null::numeric as raw_rating, null::date as seen_rating,
           null::numeric as raw_mood, null::date as seen_mood
    from chosen
    union all
    select account_id, day, raw_logins, seen_logins, raw_active_days, seen_active_days, raw_breadth, seen_breadth, raw_login_trend, seen_login_trend, raw_seats, seen_seats, null, null, null, null, null, null, null, null, null, null, null, null
    from usage_look
    union all
    select account_id, day, null, null, null, null, null, null, null, null, null, null, raw_contact, seen_contact, null, null, null, null, null, null, null, null, null, null
    from last_contact_look
    union all
    select account_id, day, null, null, null, null, null, null, null, null, null, null, null, null, raw_champions, seen_champions, null, null, null, null, null, null, null, null
    from contacts_look
    union all
    select account_id, day, null, null, null, null, null, null, null, null, null, null, null, null, null, null, raw_contracts, seen_contracts, raw_renewal, seen_renewal, null, null, null, null
    from contracts_look
    union all
    select account_id, day, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, raw_rating, seen_rating, null, null
    from signals_look
    union all
    select account_id, day, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, raw_mood, seen_mood
    from sentiment_look
),
measured as (
    select account_id, day,
           max(raw_logins) as raw_logins, max(seen_logins) as seen_logins,
           max(raw_active_days) as raw_active_days, max(seen_active_days) as seen_active_days,
           max(raw_breadth) as raw_breadth, max(seen_breadth) as seen_breadth,
           max(raw_login_trend) as raw_login_trend, max(seen_login_trend) as seen_login_trend,
           max(raw_seats) as raw_seats, max(seen_seats) as seen_seats,
           max(raw_contact) as raw_contact, max(seen_contact) as seen_contact,
           max(raw_champions) as raw_champions, max(seen_champions) as seen_champions,
           max(raw_contracts) as raw_contracts, max(seen_contracts) as seen_contracts,
           max(raw_renewal) as raw_renewal, max(seen_renewal) as seen_renewal,
           max(raw_rating) as raw_rating, max(seen_rating) as seen_rating,
           max(raw_mood) as raw_mood, max(seen_mood) as seen_mood
    from said
    group by account_id, day
    offset 0
),
-- The lowest exception that holds, by its place; points and freshness in basis points.
weighed as (
    select account_id, day,
           case when raw_contracts < (1::numeric) then 2 when raw_contact is null then 1 end as capped_by,
           raw_logins, seen_logins,
           case when raw_logins is null then null when raw_logins < (0::numeric) then 0 when raw_logins < (10::numeric) then div((20000::numeric) * raw_logins + (10::numeric), (20::numeric))::integer else 10000 end as points_logins,
           case when raw_logins is null then 0 else 10000 end as freshness_logins,
           raw_active_days, seen_active_days,
           case when raw_active_days is null then null when raw_active_days < (0::numeric) then 0 when raw_active_days < (10::numeric) then div((20000::numeric) * raw_active_days + (10::numeric), (20::numeric))::integer else 10000 end as points_active_days,
           case when raw_active_days is null then 0 else 10000 end as freshness_active_days,
           raw_breadth, seen_breadth,
           case when raw_breadth is null then null when raw_breadth < (0::numeric) then 0 when raw_breadth < (10::numeric) then div((20000::numeric) * raw_breadth + (10::numeric), (20::numeric))::integer else 10000 end as points_breadth,
           case when raw_breadth is null then 0 else 10000 end as freshness_breadth,
           raw_login_trend, seen_login_trend,
           case when raw_login_trend is null then null when raw_login_trend < (0::numeric) then 0 when raw_login_trend < (10::numeric) then div((20000::numeric) * raw_login_trend + (10::numeric), (20::numeric))::integer else 10000 end as points_login_trend,
           case when raw_login_trend is null then 0 else 10000 end as freshness_login_trend,
           raw_seats, seen_seats,
           case when raw_seats is null then null when raw_seats < (0::numeric) then 0 when raw_seats < (10::numeric) then div((20000::numeric) * raw_seats + (10::numeric), (20::numeric))::integer else 10000 end as points_seats,
           case when raw_seats is null then 0 else 10000 end as freshness_seats,
           raw_contact, seen_contact,
           case when raw_contact is null then null when raw_contact < (0::numeric) then 0 when raw_contact < (10::numeric) then div((20000::numeric) * raw_contact + (10::numeric), (20::numeric))::integer else 10000 end as points_contact,
           case when raw_contact is null or day - seen_contact > 1200 then 0
                else round(10000 * power(0.5::float8, (day - seen_contact)::float8 / 60))::integer end as freshness_contact,
           raw_champions, seen_champions,
           case when raw_champions is null then null when raw_champions < (0::numeric) then 0 when raw_champions < (10::numeric) then div((20000::numeric) * raw_champions + (10::numeric), (20::numeric))::integer else 10000 end as points_champions,
           case when raw_champions is null then 0 else 10000 end as freshness_champions,
           raw_contracts, seen_contracts,
           case when raw_contracts is null then null when raw_contracts < (0::numeric) then 0 when raw_contracts < (10::numeric) then div((20000::numeric) * raw_contracts + (10::numeric), (20::numeric))::integer else 10000 end as points_contracts,
           case when raw_contracts is null then 0 else 10000 end as freshness_contracts,
           raw_renewal, seen_renewal,
           case when raw_renewal is null then null when raw_renewal < (0::numeric) then 0 when raw_renewal < (10::numeric) then div((20000::numeric) * raw_renewal + (10::numeric), (20::numeric))::integer else 10000 end as points_renewal,
           case when raw_renewal is null then 0 else 10000 end as freshness_renewal,
           raw_rating, seen_rating,
           case when raw_rating is null then null when raw_rating < (0::numeric) then 0 when raw_rating < (10::numeric) then div((20000::numeric) * raw_rating + (10::numeric), (20::numeric))::integer else 10000 end as points_rating,
           case when raw_rating is null then 0 else 10000 end as freshness_rating,
           raw_mood, seen_mood,
           case when raw_mood is null then null when raw_mood < (0::numeric) then 0 when raw_mood < (10::numeric) then div((20000::numeric) * raw_mood + (10::numeric), (20::numeric))::integer else 10000 end as points_mood,
           case when raw_mood is null or day - seen_mood > 1800 then 0
                else round(10000 * power(0.5::float8, (day - seen_mood)::float8 / 90))::integer end as freshness_mood
    from measured
    offset 0
),
-- known is the sum of weight × freshness, gained the same × points.
summed as (
    select account_id, day, capped_by,
           case when capped_by = 1 then 5000 when capped_by = 2 then 3000 end as cap,
           2000::bigint * freshness_logins
           + 1500::bigint * freshness_active_days
           + 1000::bigint * freshness_breadth
           + 500::bigint * freshness_login_trend
           + 1000::bigint * freshness_seats
           + 1000::bigint * freshness_contact
           + 500::bigint * freshness_champions
           + 0::bigint * freshness_contracts
           + 500::bigint * freshness_renewal
           + 1000::bigint * freshness_rating
           + 1000::bigint * freshness_mood as known,
           2000::bigint * freshness_logins * coalesce(points_logins, 0)
           + 1500::bigint * freshness_active_days * coalesce(points_active_days, 0)
           + 1000::bigint * freshness_breadth * coalesce(points_breadth, 0)
           + 500::bigint * freshness_login_trend * coalesce(points_login_trend, 0)
           + 1000::bigint * freshness_seats * coalesce(points_seats, 0)
           + 1000::bigint * freshness_contact * coalesce(points_contact, 0)
           + 500::bigint * freshness_champions * coalesce(points_champions, 0)
           + 0::bigint * freshness_contracts * coalesce(points_contracts, 0)
           + 500::bigint * freshness_renewal * coalesce(points_renewal, 0)
           + 1000::bigint * freshness_rating * coalesce(points_rating, 0)
           + 1000::bigint * freshness_mood * coalesce(points_mood, 0) as gained,
           array[raw_logins, raw_active_days, raw_breadth, raw_login_trend, raw_seats, raw_contact, raw_champions, raw_contracts, raw_renewal, raw_rating, raw_mood] as raw,
           array[points_logins, points_active_days, points_breadth, points_login_trend, points_seats, points_contact, points_champions, points_contracts, points_renewal, points_rating, points_mood] as points,
           array[freshness_logins, freshness_active_days, freshness_breadth, freshness_login_trend, freshness_seats, freshness_contact, freshness_champions, freshness_contracts, freshness_renewal, freshness_rating, freshness_mood] as freshness,
           array[seen_logins, seen_active_days, seen_breadth, seen_login_trend, seen_seats, seen_contact, seen_champions, seen_contracts, seen_renewal, seen_rating, seen_mood] as seen
    from weighed
    offset 0
),
-- All is rounded half up; low is the score if all that is unknown were 0, high if it were 100.
covered as (
    select account_id, day, capped_by, cap, known, gained, raw, points, freshness, seen,
           (case when known > 0 then greatest(1, (2 * known + 10000) / (2 * 10000)) else 0 end)::integer as coverage,
           least((2 * gained + 100000000) / (2 * 100000000), cap)::integer as low,
           least((2 * (gained + (100000000 - known) * 10000) + 100000000) / (2 * 100000000), cap)::integer as high
    from summed
    offset 0
),
judged as (
    select account_id, day, capped_by, raw, points, freshness, seen, coverage, low, high,
           case when known > 0 and coverage >= 4000 then least((2 * gained + known) / (2 * known), cap)::integer end as score
    from covered
    offset 0
),
scored as materialized (
    select account_id, day, score, coverage, low, high,
           case when score >= 7500 then :band_green::text when score >= 5000 then :band_yellow::text when score >= 0 then :band_red::text end as band,
           capped_by, raw, points, freshness, seen
    from judged
),
-- With the scores of before, of a week ago and of thirty days ago.
compared as materialized (
    select s.*, c.churned, :scorecard::uuid as scorecard_id, k.account_id is not null as known, k.scorecard_id as scorecard_before,
           k.churned as churned_before,
           k.score as score_before, k.band as band_before, s.score - month.score as trend, s.score - week.score as week_trend,
           k.account_id is null
               or (k.score, k.coverage, k.low, k.high, k.band, k.capped_by, k.points, k.freshness, k.scorecard_id, k.churned)
               is distinct from (s.score, s.coverage, s.low, s.high, s.band, s.capped_by, s.points, s.freshness, :scorecard::uuid, c.churned)
               as differs
    from scored s
    cross join lateral (
        select coalesce(a.lifecycle_stage = 'churned', false) or (select count(*) > 0 and count(*) filter (where accounts.counts(t.starts_on, t.ends_on, :day::date)) = 0
                from {joined accounts.every_contract} t
                where t.account_id = a.id and t.deleted_at is null and t.starts_on <= :day::date and t.ends_on is distinct from t.starts_on) as churned
        from {whole accounts.live_account} a where a.id = s.account_id) c
    left join lateral (select * from {joined health.score} k where k.account_id = s.account_id and k.since <= s.day
                       order by k.since desc limit 1) k on true
    left join lateral (select k.score from {joined health.score} k where k.account_id = s.account_id and k.since <= s.day - 30
                       order by k.since desc limit 1) month on true
    left join lateral (select k.score from {joined health.score} k where k.account_id = s.account_id and k.since <= s.day - 7
                       order by k.since desc limit 1) week on true
),
kept as (
    insert into health.score as kept (tenant_id, account_id, since, scorecard_id, score, coverage, low, high, band, capped_by,
                                      raw, points, freshness, seen, churned, computed_at)
    select o.tenant_id, account_id, day, scorecard_id, score, coverage, low, high, band, capped_by,
           raw, points, freshness, seen, churned, :now
    from {platform.owner} o cross join compared
    where differs
    on conflict (tenant_id, account_id, since) do update
    set scorecard_id = excluded.scorecard_id, score = excluded.score, coverage = excluded.coverage, low = excluded.low,
        high = excluded.high, band = excluded.band, capped_by = excluded.capped_by, raw = excluded.raw,
        points = excluded.points, freshness = excluded.freshness, seen = excluded.seen, churned = excluded.churned, computed_at = excluded.computed_at
),
tallied as (
    insert into health.tally as t (tenant_id, day, band, bucket, accounts, points)
    select o.tenant_id, :day::date, coalesce(band, ''), case when score is null then -1 else least(score / 1000, 9) end, sum(one), coalesce(sum(one * score), 0)
    from {platform.owner} o cross join
         (select band, score, 1 as one from compared where differs and scorecard_id is not null
          union all
          select band_before, score_before, -1 from compared where differs and scorecard_before is not null) moved
    group by o.tenant_id, 3, 4
    having sum(one) <> 0 or coalesce(sum(one * score), 0) <> 0
    on conflict (tenant_id, day, band, bucket) do update
    set accounts = t.accounts + excluded.accounts, points = t.points + excluded.points
),
churned_tallied as (
    insert into health.churned_tally as t (tenant_id, day, band, bucket, accounts, points)
    select o.tenant_id, :day::date, coalesce(band, ''), case when score is null then -1 else least(score / 1000, 9) end, sum(one), coalesce(sum(one * score), 0)
    from {platform.owner} o cross join
         (select band, score, 1 as one from compared where differs and scorecard_id is not null and churned
          union all
          select band_before, score_before, -1 from compared where differs and scorecard_before is not null and churned_before) moved
    group by o.tenant_id, 3, 4
    having sum(one) <> 0 or coalesce(sum(one * score), 0) <> 0
    on conflict (tenant_id, day, band, bucket) do update
    set accounts = t.accounts + excluded.accounts, points = t.points + excluded.points
),
shown as (
    update accounts.account_health h
    set score = g.score, band = g.band, coverage = g.coverage, trend = g.trend, week_trend = g.week_trend,
        band_since = case when g.band is null then null when h.band = g.band then h.band_since else g.day end
    from compared g
    where h.tenant_id = :tenant and h.account_id = g.account_id
          and (h.score, h.band, h.coverage, h.trend, h.week_trend)
              is distinct from (g.score, g.band, g.coverage, g.trend, g.week_trend)
)
select account_id, known, score_before, score, band_before, band
from compared
where differs and (score_before, band_before) is distinct from (score, band)
order by account_id
