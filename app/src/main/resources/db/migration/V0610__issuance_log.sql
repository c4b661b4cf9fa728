-- The issuance log: an append-only Merkle tree of salted commitments. Nothing in it names a credential or a person.

-- Whoever appends holds this row until the end of the transaction, so that leaves have no gaps and follow the time.
create table issue.log_turn (
    only_one boolean primary key default true check (only_one)
);
insert into issue.log_turn default values;

create table issue.log_leaf (
    number     bigint primary key check (number >= 0),
    entry      bytea not null,
    commitment char(64) not null,
    event      text not null check (event in ('issued', 'suspended', 'reinstated', 'revoked'))
);
create index log_leaf_commitment on issue.log_leaf (commitment);
create unique index log_leaf_issued_once on issue.log_leaf (commitment) where event = 'issued';
create trigger log_leaf_is_a_record before update or delete on issue.log_leaf
    for each row execute function platform.refuse_change();

-- The hashes of the tree as its tiles hold them: level 0 the leaves', each level above over 256 of the one below.
create table issue.log_node (
    level  integer not null check (level between 0 and 63),
    number bigint not null check (number >= 0),
    hash   bytea not null check (length(hash) = 32),
    primary key (level, number)
);
create trigger log_node_is_a_record before update or delete on issue.log_node
    for each row execute function platform.refuse_change();

-- What was signed: one checkpoint for a size, for ever.
create table issue.log_checkpoint (
    size      bigint primary key check (size >= 0),
    root      bytea not null check (length(root) = 32),
    note      text not null,
    signed_at timestamptz not null
);
create trigger log_checkpoint_is_a_record before update or delete on issue.log_checkpoint
    for each row execute function platform.refuse_change();

-- The only bridge from a credential to its leaves. Deleting a row breaks it for good: that is how a person is erased.
create table issue.log_salt (
    credential uuid primary key references issue.planned (id),
    salt       bytea not null check (length(salt) = 32)
);

-- The same fates as a Token Status List (IETF), beside the Bitstring Status List (W3C): same list, same place.
alter table issue.publication add column signed_token bytea;
