-- Honest counts. The one place where tables of several modules are read together, and only through these views, so that a
-- figure is the register itself and can't drift away from it.
create schema improve;

create view improve.figure as
    select 'employers' as what, count(*) as number
      from research.invitation where sent_at is not null
    union all
    select 'learners', count(distinct learner) from learn.enrolment
    union all
    select 'applicants', count(distinct candidate) from certify.application
    union all
    select 'examined', count(distinct s.candidate)
      from assess.sitting s join assess.release r on r.sitting = s.id
     where not s.practice
    union all
    select 'passed', count(distinct s.candidate)
      from assess.sitting s join assess.release l on l.sitting = s.id join assess.result r on r.sitting = s.id
     where not s.practice and r.passed
    union all
    select 'certified', count(distinct holder) from certify.certificate
    union all
    select 'withdrawn', count(distinct certificate) from certify.certificate_event where state = 'withdrawn'
    union all
    select 'appeals', count(*) from certify.appeal
    union all
    select 'sealed', count(*) from issue.issued
    union all
    select 'pledged', count(distinct organisation) from community.pledge where withdrawn_at is null;

create view improve.certified_by_country as
    select o.country, count(distinct c.holder) as number
      from certify.certificate c
      join assess.sitting s on s.id = c.sitting
      join people.organisation o on o.id = s.test_centre
     group by o.country;
