-- A learning record repeats what its badges say, the holder's name among it, and nobody needs it once the person is erased:
-- it does not change, but it may go.
drop trigger record_is_a_record on issue.record;
create trigger record_does_not_change before update on issue.record
    for each row execute function platform.refuse_change();
