/*
 * java.c - the classes and methods that C uses, and the natives Java uses.
 */
#include "pgj.h"

#define RT "org/pgqj/embedded/rt/"
#define JDBC "org/pgqj/embedded/jdbc/"

JavaRefs	jr;

/* Binding happens once, at the start; a miss means that jar and library differ. */
static void
fail(const char *what)
{
	JNI(ExceptionDescribe);		/* to the server's log */
	JNI(ExceptionClear);
	ereport(ERROR,
			(errcode(ERRCODE_CONFIG_FILE_ERROR),
			 errmsg("the embedded engine's jar does not fit its library: %s is missing or fails", what),
			 errhint("Install both from the same build. The server's log may tell more.")));
}

static jclass
class_of(const char *name)
{
	jclass		local = JNI(FindClass, name);
	jclass		global;

	if (local == NULL)
		fail(name);
	global = JNI(NewGlobalRef, local);
	JNI(DeleteLocalRef, local);
	if (global == NULL)
		fail(name);
	return global;
}

static jmethodID
method(jclass class, const char *name, const char *signature)
{
	jmethodID	id = JNI(GetMethodID, class, name, signature);

	if (id == NULL)
		fail(name);
	return id;
}

static jmethodID
static_method(jclass class, const char *name, const char *signature)
{
	jmethodID	id = JNI(GetStaticMethodID, class, name, signature);

	if (id == NULL)
		fail(name);
	return id;
}

static jobject
static_object(jclass class, const char *name, const char *signature)
{
	jfieldID	field = JNI(GetStaticFieldID, class, name, signature);

	if (field == NULL)
		fail(name);
	return JNI(NewGlobalRef, JNI(GetStaticObjectField, class, field));
}

static void
bind_boxes(void)
{
	jr.Boolean = class_of("java/lang/Boolean");
	jr.Byte = class_of("java/lang/Byte");
	jr.Short = class_of("java/lang/Short");
	jr.Integer = class_of("java/lang/Integer");
	jr.Long = class_of("java/lang/Long");
	jr.Float = class_of("java/lang/Float");
	jr.Double = class_of("java/lang/Double");
	jr.True = static_object(jr.Boolean, "TRUE", "Ljava/lang/Boolean;");
	jr.False = static_object(jr.Boolean, "FALSE", "Ljava/lang/Boolean;");
	jr.boolean_value = method(jr.Boolean, "booleanValue", "()Z");
	jr.byte_value = method(jr.Byte, "byteValue", "()B");
	jr.short_value = method(jr.Short, "shortValue", "()S");
	jr.int_value = method(jr.Integer, "intValue", "()I");
	jr.long_value = method(jr.Long, "longValue", "()J");
	jr.float_value = method(jr.Float, "floatValue", "()F");
	jr.double_value = method(jr.Double, "doubleValue", "()D");
	jr.byte_of = static_method(jr.Byte, "valueOf", "(B)Ljava/lang/Byte;");
	jr.short_of = static_method(jr.Short, "valueOf", "(S)Ljava/lang/Short;");
	jr.integer_of = static_method(jr.Integer, "valueOf", "(I)Ljava/lang/Integer;");
	jr.long_of = static_method(jr.Long, "valueOf", "(J)Ljava/lang/Long;");
	jr.float_of = static_method(jr.Float, "valueOf", "(F)Ljava/lang/Float;");
	jr.double_of = static_method(jr.Double, "valueOf", "(D)Ljava/lang/Double;");
}

/*
 * This thread, and where it keeps its context class loader: the method that
 * sets it asks for a right that users' code below us on the stack has not.
 */
static void
bind_thread(void)
{
	jclass		class = class_of("java/lang/Thread");
	jmethodID	current = static_method(class, "currentThread", "()Ljava/lang/Thread;");

	jr.thread = JNI(NewGlobalRef, JNI(CallStaticObjectMethod, class, current));
	jr.thread_loader = JNI(GetFieldID, class, "contextClassLoader", "Ljava/lang/ClassLoader;");
	if (jr.thread == NULL || jr.thread_loader == NULL)
		fail("the context class loader of java/lang/Thread");
	JNI(DeleteGlobalRef, class);
}

static void
bind_jdk(void)
{
	bind_boxes();
	bind_thread();
	jr.String = class_of("java/lang/String");
	jr.BigDecimal = class_of("java/math/BigDecimal");
	jr.Object = class_of("java/lang/Object");
	jr.SQLException = class_of("java/sql/SQLException");
	jr.SQLNonTransientException = class_of("java/sql/SQLNonTransientException");
	jr.non_transient_new = method(jr.SQLNonTransientException, "<init>",
								  "(Ljava/lang/String;Ljava/lang/String;)V");
	jr.IllegalStateException = class_of("java/lang/IllegalStateException");
	jr.booleans = class_of("[Z");
	jr.bytes = class_of("[B");
	jr.shorts = class_of("[S");
	jr.ints = class_of("[I");
	jr.longs = class_of("[J");
	jr.floats = class_of("[F");
	jr.doubles = class_of("[D");
	jr.objects = class_of("[Ljava/lang/Object;");
	jr.to_string = method(jr.Object, "toString", "()Ljava/lang/String;");
	jr.sql_exception_new = method(jr.SQLException, "<init>",
								  "(Ljava/lang/String;Ljava/lang/String;)V");
}

static void
bind_convert(void)
{
	jclass		c = jr.Convert = class_of(RT "Convert");

	jr.convert_numeric = static_method(c, "numeric", "(Ljava/lang/String;)Ljava/math/BigDecimal;");
	jr.convert_date = static_method(c, "date", "(I)Ljava/sql/Date;");
	jr.convert_local_date = static_method(c, "localDate", "(I)Ljava/time/LocalDate;");
	jr.convert_time = static_method(c, "time", "(J)Ljava/sql/Time;");
	jr.convert_local_time = static_method(c, "localTime", "(J)Ljava/time/LocalTime;");
	jr.convert_timetz = static_method(c, "timetz", "(J)Ljava/sql/Time;");
	jr.convert_timetz_text = static_method(c, "timetzText", "(Ljava/lang/Object;)Ljava/lang/String;");
	jr.convert_offset_time = static_method(c, "offsetTime", "(JI)Ljava/time/OffsetTime;");
	jr.convert_oid = static_method(c, "oid", "(I)Lorg/postgresql/pljava/internal/Oid;");
	jr.convert_timestamp = static_method(c, "timestamp", "(J)Ljava/sql/Timestamp;");
	jr.convert_local_date_time = static_method(c, "localDateTime", "(J)Ljava/time/LocalDateTime;");
	jr.convert_timestamptz = static_method(c, "timestamptz", "(J)Ljava/sql/Timestamp;");
	jr.convert_offset_date_time = static_method(c, "offsetDateTime", "(J)Ljava/time/OffsetDateTime;");
	jr.convert_days = static_method(c, "days", "(Ljava/lang/Object;)I");
	jr.convert_time_micros = static_method(c, "timeMicros", "(Ljava/lang/Object;)J");
	jr.convert_timestamp_micros = static_method(c, "timestampMicros", "(Ljava/lang/Object;)J");
	jr.convert_timestamptz_micros = static_method(c, "timestamptzMicros", "(Ljava/lang/Object;)J");
}

#define SAVEPOINT "Ljava/sql/Savepoint;"

static void
bind_runtime(void)
{
	jr.Errors = class_of(RT "Errors");
	jr.errors_describe = static_method(jr.Errors, "describe",
									   "(Ljava/lang/Throwable;)[Ljava/lang/String;");
	jr.errors_wrong_class = static_method(jr.Errors, "wrongClass",
										  "(Ljava/lang/Object;Ljava/lang/String;)Ljava/sql/SQLException;");
	jr.Resolver = class_of(RT "Resolver");
	jr.resolver_resolve = static_method(jr.Resolver, "resolve",
										"(Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;I)[Ljava/lang/Object;");
	jr.resolver_check_syntax = static_method(jr.Resolver, "checkSyntax", "(Ljava/lang/String;)V");
	jr.resolver_forget_loaders = static_method(jr.Resolver, "forgetLoaders", "()V");
	jr.Oid = class_of("org/postgresql/pljava/internal/Oid");
	jr.oid_value = method(jr.Oid, "intValue", "()I");
	jr.SpiException = class_of(RT "SpiException");
	jr.spi_exception_new = method(jr.SpiException, "<init>",
								  "(Ljava/lang/String;Ljava/lang/String;J)V");
	jr.spi_exception_error = method(jr.SpiException, "error", "()J");
	jr.RowType = class_of(RT "RowType");
	jr.row_type_new = method(jr.RowType, "<init>", "([Ljava/lang/String;[I[I)V");
	jr.ReadOnlyRow = class_of(JDBC "ReadOnlyRow");
	jr.read_only_row_new = method(jr.ReadOnlyRow, "<init>", "(J)V");
	jr.UpdatableRow = class_of(JDBC "UpdatableRow");
	jr.updatable_row_new = method(jr.UpdatableRow, "<init>", "(J)V");
	jr.FiredTrigger = class_of(RT "FiredTrigger");
	jr.fired_trigger_new = method(jr.FiredTrigger, "<init>", "(JI)V");
	jr.RowSource = class_of(RT "RowSource");
	jr.row_source_of_iterator = static_method(jr.RowSource, "of",
											  "(Ljava/util/Iterator;)L" RT "RowSource;");
	jr.row_source_of_provider = static_method(jr.RowSource, "of",
											  "(Lorg/postgresql/pljava/ResultSetProvider;)L" RT "RowSource;");
	jr.row_source_of_handle = static_method(jr.RowSource, "of",
											"(Lorg/postgresql/pljava/ResultSetHandle;)L" RT "RowSource;");
	jr.row_source_next = method(jr.RowSource, "next", "()Ljava/lang/Object;");
	jr.row_source_fill = method(jr.RowSource, "fill", "(Ljava/sql/ResultSet;)Z");
	jr.row_source_close = method(jr.RowSource, "close", "()V");
	jr.Listeners = class_of(RT "Listeners");
	jr.listeners_fire = static_method(jr.Listeners, "fire", "(I)V");
	jr.SavepointListeners = class_of(RT "SavepointListeners");
	jr.savepoint_listeners_fire = static_method(jr.SavepointListeners, "fire",
												"(I" SAVEPOINT SAVEPOINT ")V");
}

#define STRING "Ljava/lang/String;"

static void
register_natives(void)
{
	static const JNINativeMethod natives[] = {
		{"prepare", "(" STRING "[I)J", (void *) n_prepare},
		{"freePlan", "(J)V", (void *) n_free_plan},
		{"returnsRows", "(J)Z", (void *) n_returns_rows},
		{"execute", "(J[Ljava/lang/Object;)J", (void *) n_execute},
		{"open", "(J[Ljava/lang/Object;" STRING ")J", (void *) n_open},
		{"fetch", "(JI)I", (void *) n_fetch},
		{"close", "(J)V", (void *) n_close},
		{"describe", "(J)L" RT "RowType;", (void *) n_describe},
		{"get", "(JIII)Ljava/lang/Object;", (void *) n_get},
		{"set", "(JILjava/lang/Object;)V", (void *) n_set},
		{"javaClass", "(I)" STRING, (void *) n_java_class},
		{"typeName", "(I)" STRING, (void *) n_type_name},
		{"typeOid", "(" STRING ")I", (void *) n_type_oid},
		{"setSavepoint", "(" STRING SAVEPOINT ")I", (void *) n_set_savepoint},
		{"releaseSavepoint", "(I)V", (void *) n_release_savepoint},
		{"rollbackToSavepoint", "(I)V", (void *) n_rollback_to_savepoint},
		{"userName", "()" STRING, (void *) n_user_name},
		{"outerUserName", "()" STRING, (void *) n_outer_user_name},
		{"becomeOuterUser", "()J", (void *) n_become_outer_user},
		{"restoreUser", "(J)V", (void *) n_restore_user},
		{"setting", "(" STRING ")" STRING, (void *) n_setting},
		{"report", "(" STRING STRING ")V", (void *) n_report},
		{"creatingExtension", "()Z", (void *) n_creating_extension},
		{"unsandboxed", "()Z", (void *) n_unsandboxed},
		{"listening", "(Z)V", (void *) n_listening},
		{"listeningToSavepoints", "(Z)V", (void *) n_listening_to_savepoints},
		{"forgetFunctions", "()V", (void *) n_forget_functions},
		{"triggerStrings", "(J)[" STRING, (void *) n_trigger_strings},
		{"triggerRow", "(JZ)J", (void *) n_trigger_row},
		{"triggerSuppress", "(J)V", (void *) n_trigger_suppress},
	};
	jclass		class = class_of(RT "Natives");

	if (JNI(RegisterNatives, class, natives, lengthof(natives)) != 0)
		fail(RT "Natives");
	JNI(DeleteGlobalRef, class);
}

/*
 * What DriverManager.registerDriver does in the end. Its log messages, made
 * though nobody wants them, and its search for other drivers at the first use
 * would be a third of a session's first statement.
 */
static void
register_driver(void)
{
	jclass		manager = class_of("java/sql/DriverManager");
	jclass		info = class_of("java/sql/DriverInfo");
	jclass		driver = class_of(JDBC "Driver");
	jclass		list = class_of("java/util/concurrent/CopyOnWriteArrayList");
	jobject		drivers = static_object(manager, "registeredDrivers",
										"Ljava/util/concurrent/CopyOnWriteArrayList;");
	jfieldID	searched = JNI(GetStaticFieldID, manager, "driversInitialized", "Z");
	jobject		ours;

	if (searched == NULL)
		fail("the state of java/sql/DriverManager");
	ours = JNI(NewObject, driver, method(driver, "<init>", "()V"));
	ours = JNI(NewObject, info,
			   method(info, "<init>", "(Ljava/sql/Driver;Ljava/sql/DriverAction;)V"), ours, NULL);
	JNI(CallBooleanMethod, drivers, method(list, "add", "(Ljava/lang/Object;)Z"), ours);
	if (JNI(ExceptionCheck))
		fail("registering the driver");
	JNI(SetStaticBooleanField, manager, searched, JNI_TRUE);
	JNI(DeleteGlobalRef, drivers);
	JNI(DeleteGlobalRef, list);
	JNI(DeleteGlobalRef, driver);
	JNI(DeleteGlobalRef, info);
	JNI(DeleteGlobalRef, manager);
}

static void
run_startup(void)
{
	jclass		class = class_of(RT "Startup");

	JNI(CallStaticVoidMethod, class, static_method(class, "run", "()V"));
	if (JNI(ExceptionCheck))
		fail(RT "Startup");
	JNI(DeleteGlobalRef, class);
}

void
java_bind(void)
{
	if (JNI(PushLocalFrame, 64) != 0)
		fail("room for local references");
	bind_jdk();
	register_natives();
	bind_convert();
	bind_runtime();
	register_driver();
	run_startup();
	sandbox_raise();
	JNI(PopLocalFrame, NULL);
}
