\echo Use "CREATE EXTENSION pljava" to load this file. \quit

-- Schema sqlj itself is made by CREATE EXTENSION, and grants nothing to others.

-- Languages

CREATE FUNCTION sqlj.java_call_handler() RETURNS pg_catalog.language_handler
  LANGUAGE c AS 'MODULE_PATHNAME', 'java_call_handler';
REVOKE ALL ON FUNCTION sqlj.java_call_handler() FROM PUBLIC;
COMMENT ON FUNCTION sqlj.java_call_handler() IS 'Function-call handler of language java.';

CREATE FUNCTION sqlj.javau_call_handler() RETURNS pg_catalog.language_handler
  LANGUAGE c AS 'MODULE_PATHNAME', 'javau_call_handler';
REVOKE ALL ON FUNCTION sqlj.javau_call_handler() FROM PUBLIC;
COMMENT ON FUNCTION sqlj.javau_call_handler() IS 'Function-call handler of language javau.';

CREATE FUNCTION sqlj.java_validator(pg_catalog.oid) RETURNS pg_catalog.void
  LANGUAGE c AS 'MODULE_PATHNAME', 'java_validator';
REVOKE ALL ON FUNCTION sqlj.java_validator(pg_catalog.oid) FROM PUBLIC;
COMMENT ON FUNCTION sqlj.java_validator(pg_catalog.oid) IS
  'Checks declarations of functions in language java.';

CREATE FUNCTION sqlj.javau_validator(pg_catalog.oid) RETURNS pg_catalog.void
  LANGUAGE c AS 'MODULE_PATHNAME', 'javau_validator';
REVOKE ALL ON FUNCTION sqlj.javau_validator(pg_catalog.oid) FROM PUBLIC;
COMMENT ON FUNCTION sqlj.javau_validator(pg_catalog.oid) IS
  'Checks declarations of functions in language javau.';

CREATE TRUSTED LANGUAGE java
  HANDLER sqlj.java_call_handler VALIDATOR sqlj.java_validator;
COMMENT ON LANGUAGE java IS 'Trusted language for routines in Java.';
REVOKE USAGE ON LANGUAGE java FROM PUBLIC;

CREATE LANGUAGE javau
  HANDLER sqlj.javau_call_handler VALIDATOR sqlj.javau_validator;
COMMENT ON LANGUAGE javau IS 'Untrusted language for routines in Java.';

-- Stored jars

CREATE TABLE sqlj.jar_repository (
  jarid serial PRIMARY KEY,
  jarname varchar(100) NOT NULL UNIQUE,
  jarorigin varchar(500) NOT NULL,
  jarowner name NOT NULL,
  jarmanifest text
);
COMMENT ON TABLE sqlj.jar_repository IS 'The jars that are installed, a row each.';
GRANT SELECT ON sqlj.jar_repository TO PUBLIC;

CREATE TABLE sqlj.jar_entry (
  entryid serial PRIMARY KEY,
  entryname varchar(200) NOT NULL,
  jarid integer NOT NULL REFERENCES sqlj.jar_repository ON DELETE CASCADE,
  entryimage bytea NOT NULL,
  UNIQUE (jarid, entryname)
);
COMMENT ON TABLE sqlj.jar_entry IS 'Name and content of every entry of every jar.';
GRANT SELECT ON sqlj.jar_entry TO PUBLIC;

CREATE TABLE sqlj.jar_descriptor (
  jarid integer REFERENCES sqlj.jar_repository ON DELETE CASCADE,
  ordinal smallint,
  entryid integer NOT NULL REFERENCES sqlj.jar_entry ON DELETE CASCADE,
  PRIMARY KEY (jarid, ordinal)
);
COMMENT ON TABLE sqlj.jar_descriptor IS
  'The deployment descriptors of each jar, in the order of its manifest.';
GRANT SELECT ON sqlj.jar_descriptor TO PUBLIC;

CREATE TABLE sqlj.classpath_entry (
  schemaname varchar(30),
  ordinal smallint,
  jarid integer NOT NULL REFERENCES sqlj.jar_repository ON DELETE CASCADE,
  PRIMARY KEY (schemaname, ordinal)
);
COMMENT ON TABLE sqlj.classpath_entry IS 'The jars on the class path of each schema, in order.';
GRANT SELECT ON sqlj.classpath_entry TO PUBLIC;

CREATE TABLE sqlj.typemap_entry (
  mapid serial PRIMARY KEY,
  javaname varchar(200) NOT NULL,
  sqlname name NOT NULL
);
COMMENT ON TABLE sqlj.typemap_entry IS
  'Kept for its name only: the embedded engine has no user-defined types.';
GRANT SELECT ON sqlj.typemap_entry TO PUBLIC;

-- Managing them. Methods of the engine itself, whatever the class paths are.

CREATE FUNCTION sqlj.install_jar(urlstring varchar, jarname varchar, deploy boolean)
  RETURNS void LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.installJar(java.lang.String,java.lang.String,boolean)';
COMMENT ON FUNCTION sqlj.install_jar(varchar, varchar, boolean) IS
  'Stores the jar found at a URL, and runs its descriptors'' INSTALL commands if deploy.';

CREATE FUNCTION sqlj.install_jar(image bytea, jarname varchar, deploy boolean)
  RETURNS void LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.installJar(byte[],java.lang.String,boolean)';
COMMENT ON FUNCTION sqlj.install_jar(bytea, varchar, boolean) IS
  'Stores a jar, and runs its descriptors'' INSTALL commands if deploy.';

CREATE FUNCTION sqlj.replace_jar(urlstring varchar, jarname varchar, redeploy boolean)
  RETURNS void LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.replaceJar(java.lang.String,java.lang.String,boolean)';
COMMENT ON FUNCTION sqlj.replace_jar(varchar, varchar, boolean) IS
  'Puts the jar found at a URL in a stored one''s place; if redeploy, the old one''s REMOVE and the new one''s INSTALL commands run.';

CREATE FUNCTION sqlj.replace_jar(jarimage bytea, jarname varchar, redeploy boolean)
  RETURNS void LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.replaceJar(byte[],java.lang.String,boolean)';
COMMENT ON FUNCTION sqlj.replace_jar(bytea, varchar, boolean) IS
  'Puts a jar in a stored one''s place; if redeploy, the old one''s REMOVE and the new one''s INSTALL commands run.';

CREATE FUNCTION sqlj.remove_jar(jarname varchar, undeploy boolean)
  RETURNS void LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.removeJar(java.lang.String,boolean)';
COMMENT ON FUNCTION sqlj.remove_jar(varchar, boolean) IS
  'Removes a stored jar, after its descriptors'' REMOVE commands if undeploy.';

CREATE FUNCTION sqlj.set_classpath(schemaname varchar, path varchar)
  RETURNS void LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.setClasspath(java.lang.String,java.lang.String)';
COMMENT ON FUNCTION sqlj.set_classpath(varchar, varchar) IS
  'Sets the jars (''one:two'') in which functions declared in a schema find their classes.';

CREATE FUNCTION sqlj.get_classpath(schemaname varchar)
  RETURNS varchar LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.getClasspath(java.lang.String)';
COMMENT ON FUNCTION sqlj.get_classpath(varchar) IS
  'The jars in which functions declared in a schema find their classes.';

-- There by name, for who asks whether they are; they raise 0A000.

CREATE FUNCTION sqlj.add_type_mapping(sqltypename varchar, javaclassname varchar)
  RETURNS void LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.addTypeMapping(java.lang.String,java.lang.String)';
COMMENT ON FUNCTION sqlj.add_type_mapping(varchar, varchar) IS
  'Not supported by the embedded engine.';

CREATE FUNCTION sqlj.drop_type_mapping(sqltypename varchar)
  RETURNS void LANGUAGE java SECURITY DEFINER
  AS 'org.pgqj.embedded.sqlj.Commands.dropTypeMapping(java.lang.String)';
COMMENT ON FUNCTION sqlj.drop_type_mapping(varchar) IS 'Not supported by the embedded engine.';

CREATE FUNCTION sqlj.alias_java_language(alias varchar, sandboxed boolean,
    orreplace boolean DEFAULT false, comment varchar DEFAULT '')
  RETURNS void LANGUAGE java
  AS 'org.pgqj.embedded.rt.LanguageAlias.create(java.lang.String,boolean,boolean,java.lang.String)';
COMMENT ON FUNCTION sqlj.alias_java_language(varchar, boolean, boolean, varchar) IS
  'Not supported by the embedded engine.';

-- What pg_dump must take along

SELECT pg_catalog.pg_extension_config_dump('sqlj.jar_repository', '');
SELECT pg_catalog.pg_extension_config_dump('sqlj.jar_entry', '');
SELECT pg_catalog.pg_extension_config_dump('sqlj.jar_descriptor', '');
SELECT pg_catalog.pg_extension_config_dump('sqlj.classpath_entry', '');
SELECT pg_catalog.pg_extension_config_dump('sqlj.typemap_entry', '');
