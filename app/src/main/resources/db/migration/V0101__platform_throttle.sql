-- How often somebody at one network address tried something lately. The address itself is never kept: only a digest of
-- it with the day's salt, and both are deleted after a day.
create table platform.throttle_salt (
    day  date primary key,
    salt text not null
);

create table platform.throttle (
    budget text        not null,
    origin text        not null,
    began  timestamptz not null,
    spent  int         not null,
    primary key (budget, origin, began)
);
create index throttle_began on platform.throttle (began);
