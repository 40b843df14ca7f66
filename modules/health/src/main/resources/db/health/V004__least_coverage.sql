-- A scorecard may ask for so much to be known that there is no score where something is.
alter table health.score drop constraint score_check1;
alter table health.score add constraint score_rests_on_something check (score is null or coverage > 0);
