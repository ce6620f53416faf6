-- What the engine bench calls: the same functions in Java and in plpgsql, in a schema each.

create table public.log (kind text, data text, extra text);
create table public.known (id int primary key, name text);
insert into public.known select i, 'name ' || i from generate_series(1, 1000) i;
analyze public.known;

create table public.plain (id int, name text, email text, amount bigint, note text);
create table java.idle (like public.plain);
create table java.logged (like public.plain);
create table plpgsql.idle (like public.plain);
create table plpgsql.logged (like public.plain);

create function java.nop(int) returns int language java
  as 'org.pgqj.bench.probe.EngineProbe.nop(int)';
create function java.echo(text) returns text language java
  as 'org.pgqj.bench.probe.EngineProbe.echo';
create function java.put(text, text, text) returns int language java
  as 'int=org.pgqj.bench.probe.EngineProbe.put(java.lang.String, java.lang.String, java.lang.String)';
create function java.look(int) returns text language java
  as 'org.pgqj.bench.probe.EngineProbe.look(int)';
create function java.survive(int) returns boolean language java
  as 'boolean=org.pgqj.bench.probe.EngineProbe.survive(int)';
create function java.up_to(int) returns setof int language java
  as 'org.pgqj.bench.probe.EngineProbe.upTo(int)';
create function java.nothing() returns trigger language java
  as 'org.pgqj.bench.probe.EngineProbe.nothing';
create function java.log() returns trigger language java
  as 'org.pgqj.bench.probe.EngineProbe.log';

create function plpgsql.nop(i int) returns int language plpgsql as $$
begin
  return i;
end $$;
create function plpgsql.echo(t text) returns text language plpgsql as $$
begin
  return t;
end $$;
create function plpgsql.put(a text, b text, c text) returns int language plpgsql as $$
begin
  insert into public.log values (a, b, c);
  return 1;
end $$;
create function plpgsql.look(i int) returns text language plpgsql as $$
declare
  found_name text;
begin
  select name into found_name from public.known where id = i;
  return found_name;
end $$;
create function plpgsql.survive(i int) returns boolean language plpgsql as $$
begin
  perform 1 / (i - i);
  return false;
exception when division_by_zero then
  return true;
end $$;
create function plpgsql.up_to(last int) returns setof int language plpgsql as $$
begin
  for i in 1 .. last loop
    return next i;
  end loop;
end $$;
create function plpgsql.nothing() returns trigger language plpgsql as $$
begin
  return new;
end $$;
create function plpgsql.log() returns trigger language plpgsql as $$
begin
  insert into public.log values ('I',
    'id=' || new.id
    || '&name=' || replace(replace(replace(new.name, '%', '%25'), '&', '%26'), '=', '%3d')
    || '&email=' || replace(replace(replace(new.email, '%', '%25'), '&', '%26'), '=', '%3d')
    || '&amount=' || new.amount
    || '&note=' || replace(replace(replace(new.note, '%', '%25'), '&', '%26'), '=', '%3d'),
    tg_table_name);
  return new;
end $$;

create trigger nothing after insert on java.idle for each row execute function java.nothing();
create trigger log after insert on java.logged for each row execute function java.log();
create trigger nothing after insert on plpgsql.idle for each row execute function plpgsql.nothing();
create trigger log after insert on plpgsql.logged for each row execute function plpgsql.log();
