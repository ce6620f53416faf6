-- The encoding of event data.

create function pgq.urlencode(i_text text) returns text
  language java immutable strict
  as 'java.lang.String=org.pgqj.urlencode.UrlencodeFunctions.urlencode(java.lang.String)';
comment on function pgq.urlencode(text) is
  'Url-encodes a text';

create function pgq.urlencode(i_name text, i_value text) returns text
  language java immutable
  as 'java.lang.String=org.pgqj.urlencode.UrlencodeFunctions.urlencode(java.lang.String,java.lang.String)';
comment on function pgq.urlencode(text, text) is
  'Url-encodes a name and its value as name=value; the name alone when the value is null';

create function pgq.urlencode(i_object json) returns text
  language java immutable strict
  as 'java.lang.String=org.pgqj.urlencode.UrlencodeFunctions.urlencodeJson(java.lang.String)';
comment on function pgq.urlencode(json) is
  'Url-encodes a JSON object as name=value pairs joined by &';

create function pgq.urldecode(i_encoded text) returns jsonb
  language java immutable strict
  as 'java.lang.String=org.pgqj.urlencode.UrlencodeFunctions.urldecode(java.lang.String)';
comment on function pgq.urldecode(text) is
  'Decodes url-encoded pairs, the data of an event, into a JSON object of texts and nulls';

create function pgq.urldecode_rows(i_encoded text, out key text, out value text)
  returns setof record
  language java immutable strict
  as 'org.pgqj.urlencode.UrlencodeFunctions.urldecodeRows(java.lang.String)';
comment on function pgq.urldecode_rows(text) is
  'Decodes url-encoded pairs, the data of an event, into rows, in the order they are written';

-- Calls without a schema, as in urlencode('username', 'x') || '&' || urlencode('email', 'y'), unless
-- the name is taken. The comment marks the function as PgQ/J's, and uninstalling looks for it.
do $$
begin
  if pg_catalog.to_regnamespace('public') is null
     or pg_catalog.to_regprocedure('public.urlencode(text, text)') is not null then
    return;
  end if;
  create function public.urlencode(i_name text, i_value text) returns text
    language sql immutable
    as 'select pgq.urlencode($1, $2)';
  comment on function public.urlencode(text, text) is
    'PgQ/J: calls pgq.urlencode';
end
$$;
