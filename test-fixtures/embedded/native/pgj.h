/*
 * pgj.h - what the files of the engine's C half share.
 *
 * Two worlds meet here. In PostgreSQL's world an error is a longjmp; in Java's
 * world it is a pending exception. The rules that keep them apart:
 *
 *	- Java is called from PostgreSQL only between level_begin() and
 *	  level_end() (or by upcalls that cannot come back into PostgreSQL), and
 *	  every such call is followed by java_check().
 *	- PostgreSQL is called from Java only inside guarded().
 *	- java_check() may be used in both: it turns a pending Java exception into
 *	  a longjmp to whichever of the two is nearer.
 *
 * "JNI side" below means: runs inside a native method, may not raise a
 * PostgreSQL error. Everything else may.
 */
#ifndef PGJ_H
#define PGJ_H

#include "postgres.h"

#include <jni.h>

#include "access/htup.h"
#include "access/tupdesc.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "fmgr.h"
#include "utils/portal.h"
#include "utils/resowner.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

#pragma GCC visibility push(hidden)

/* A handle that Java holds: a serial number and a slot, never a pointer. */
typedef int64 Handle;

typedef struct Level Level;
typedef struct Rows Rows;
typedef struct KeptPlan KeptPlan;
typedef struct Savepoint Savepoint;
typedef struct Function Function;

/* ---------------------------------------------------------------- vm.c */

/* The environment of the backend's only thread that may use it. */
extern JNIEnv *jenv;

#define JNI(fn, ...) ((*jenv)->fn(jenv __VA_OPT__(,) __VA_ARGS__))

extern void vm_define_settings(void);
extern void vm_start(void);
extern bool vm_is_main_thread(void);
extern JNIEnv *vm_env_of_thread(void);

/* ---------------------------------------------------------------- stop.c */

extern void stop_prepare(void);
extern void stop_vm_is_up(void);
extern void JNICALL stop_on_exit(jint code);
extern void JNICALL stop_on_abort(void);

/* ---------------------------------------------------------------- options.c */

typedef struct VmOptions
{
	JavaVMOption *options;
	int			count;
} VmOptions;

extern VmOptions options_make(const char *user_options, const char *classpath,
							  const char *archive);

/* ---------------------------------------------------------------- java.c */

/* Classes and methods of the Java half and of the JDK that C uses. */
typedef struct JavaRefs
{
	jclass		Boolean,
				Byte,
				Short,
				Integer,
				Long,
				Float,
				Double,
				String,
				BigDecimal,
				Object,
				SQLException,
				SQLNonTransientException,
				IllegalStateException;
	jclass		booleans,
				bytes,
				shorts,
				ints,
				longs,
				floats,
				doubles,
				objects;
	jclass		Convert,
				Errors,
				Resolver,
				Oid,
				SpiException,
				RowType,
				ReadOnlyRow,
				UpdatableRow,
				FiredTrigger,
				RowSource,
				Listeners,
				SavepointListeners;
	jobject		True,
				False,
				thread;
	jfieldID	thread_loader;
	jmethodID	boolean_value,
				byte_value,
				short_value,
				int_value,
				long_value,
				float_value,
				double_value,
				byte_of,
				short_of,
				integer_of,
				long_of,
				float_of,
				double_of,
				to_string;
	jmethodID	convert_numeric,
				convert_date,
				convert_local_date,
				convert_time,
				convert_local_time,
				convert_timetz,
				convert_timetz_text,
				convert_offset_time,
				convert_oid,
				oid_value,
				convert_timestamp,
				convert_local_date_time,
				convert_timestamptz,
				convert_offset_date_time,
				convert_days,
				convert_time_micros,
				convert_timestamp_micros,
				convert_timestamptz_micros;
	jmethodID	errors_describe,
				errors_wrong_class,
				resolver_resolve,
				resolver_check_syntax,
				resolver_forget_loaders,
				spi_exception_new,
				spi_exception_error,
				row_type_new,
				read_only_row_new,
				updatable_row_new,
				fired_trigger_new,
				sql_exception_new,
				non_transient_new,
				row_source_of_iterator,
				row_source_of_provider,
				row_source_of_handle,
				row_source_next,
				row_source_fill,
				row_source_close,
				listeners_fire,
				savepoint_listeners_fire;
} JavaRefs;

extern JavaRefs jr;

extern void java_bind(void);

/* ---------------------------------------------------------------- sandbox.c */

extern void sandbox_raise(void);
extern jboolean JNICALL n_unsandboxed(JNIEnv *env, jclass c);

/* ---------------------------------------------------------------- level.c */

/* One SQL call into Java that is in progress; lives on the C stack. */
struct Level
{
	Level	   *up;
	int64		serial;
	MemoryContext entry_context;	/* the caller's, where results go */
	ResourceOwner entry_owner;
	MemoryContext context;		/* lives as long as the level; lazily made */
	MemoryContext scratch;		/* reset after every native call */
	TriggerData *trigger;		/* or NULL */
	bool		unsandboxed;	/* called in language javau */
	bool		suppressed;		/* the trigger said so */
	Rows	   *trigger_old;
	Rows	   *trigger_new;
	Rows	   *rows;			/* rows that die with this level */
	KeptPlan	   *running;		/* plan under way in a native of this level */
	Rows	   *fetching;		/* rows being fetched by a native of this level */
	Savepoint  *savepoints;		/* innermost first */
	struct KeptError *errors;	/* newest first */
	Function   *function;
	bool		spi;			/* connected */
	bool		in_native;
	bool		failed;			/* an error was caught: no PostgreSQL any more */
	bool		user_switched;
	Oid			saved_user;
	int			saved_context;
	jobject		saved_loader;	/* context loader to put back, or NULL */
};

extern Level *current_level;

extern void level_begin(Level *level, TriggerData *trigger, bool unsandboxed);
extern void level_finish(Level *level);
extern void level_end(Level *level);
extern void level_abandon(Level *level);
extern MemoryContext level_context(Level *level);
extern void level_connect(Level *level);
extern Level *level_by_serial(int64 serial);

/* ---------------------------------------------------------------- error.c */

typedef void (*NativeBody) (void *arguments);

extern bool guarded(NativeBody body, void *arguments);
extern void java_check(void);
extern void throw_sql(const char *sqlstate, const char *message) pg_attribute_noreturn();
extern void throw_non_transient(const char *sqlstate, const char *message) pg_attribute_noreturn();
extern void throw_sql_from_jni(const char *sqlstate, const char *message);
extern void warn_pending_exception(const char *where);

/* ---------------------------------------------------------------- text.c */

extern jstring text_to_java(const char *text, int length);
extern jstring cstring_to_java(const char *text);
extern char *text_from_java(jstring string, int *length);
extern jstring ascii_to_java(const char *text);

/* ---------------------------------------------------------------- handle.c */

typedef enum HandleKind
{
	HANDLE_FREE,
	HANDLE_PLAN,
	HANDLE_ROWS
} HandleKind;

extern Handle handle_new(HandleKind kind, void *target);
extern void *handle_target(Handle handle, HandleKind kind);
extern void handle_free(Handle handle);
extern void *handle_require(Handle handle, HandleKind kind);

/* ---------------------------------------------------------------- conv.c */

typedef enum Kind
{
	KIND_VOID,
	KIND_BOOL,
	KIND_BYTE,
	KIND_SHORT,
	KIND_INT,
	KIND_LONG,
	KIND_FLOAT,
	KIND_DOUBLE,
	KIND_NUMERIC,
	KIND_TEXT,
	KIND_NAME,
	KIND_BYTEA,
	KIND_DATE,
	KIND_LOCAL_DATE,
	KIND_TIME,
	KIND_LOCAL_TIME,
	KIND_TIMETZ,
	KIND_OFFSET_TIME,
	KIND_TIMESTAMP,
	KIND_LOCAL_DATE_TIME,
	KIND_TIMESTAMPTZ,
	KIND_OFFSET_DATE_TIME,
	KIND_OID,					/* PL/Java's class for it */
	KIND_OID_INT,
	KIND_OID_LONG,
	KIND_STRING,				/* String by the type's in/out functions */
	KIND_ARRAY,
	KIND_ROW,
	KIND_ANY					/* java.lang.Object of a polymorphic argument */
} Kind;

/* How one SQL type is shown as one Java type. Made once, then only read. */
typedef struct Conv
{
	Oid			type;			/* the base type, domains looked through */
	Kind		kind;
	bool		primitive;		/* of a method's parameter or result */
	int16		length;
	bool		by_value;
	char		align;
	Oid			io_param;
	FmgrInfo	input;
	FmgrInfo	output;
	bool		has_cast;		/* a cast function between the two types */
	FmgrInfo	cast_in;		/* declared type to the Java type's */
	FmgrInfo	cast_out;		/* the other way */
	struct Conv *element;		/* of an array */
	const char *java_name;
	jclass		array_class;	/* class of the array's elements, or NULL */
} Conv;

extern Conv *conv_default(Oid type);
extern Conv *conv_form(Oid type, int form);
extern char *conv_parameter_name(Oid type);
extern Conv *conv_named(Oid type, const char *java_name, bool returned,
						MemoryContext context);
extern jobject conv_to_object(Conv *conv, Datum value);
extern Datum conv_from_object(Conv *conv, jobject object, int32 typmod);
extern jvalue conv_to_value(Conv *conv, Datum value, bool is_null);
extern Datum conv_from_value(Conv *conv, jvalue value, bool *is_null);
extern char *conv_output(Conv *conv, Datum value);

/* ---------------------------------------------------------------- scalar.c */

extern jobject scalar_to_object(Conv *conv, Datum value);
extern Datum scalar_from_object(Conv *conv, jobject object, int32 typmod);
extern void refuse_class(Conv *conv, jobject object) pg_attribute_noreturn();

/* ---------------------------------------------------------------- array.c */

extern jobject array_to_object(Conv *conv, Datum value);
extern Datum array_from_object(Conv *conv, jobject object);

/* ---------------------------------------------------------------- rows.c */

/* Rows that Java reads: of a portal, or a single one that may be written. */
struct Rows
{
	Handle		handle;
	MemoryContext context;
	TupleDesc	desc;
	Rows	   *next_of_level;
	HeapTuple  *tuples;			/* rows fetched and not yet replaced */
	int			count;
	int			window;			/* first row of those handed out */
	int			handed_out;
	MemoryContext block;		/* where the tuples are */
	int			deformed;		/* row in values, or -1 */
	HeapTuple	single;			/* the only row, for its system columns, or NULL */
	Datum	   *values;
	bool	   *nulls;
	bool		writable;
	bool	   *replaced;		/* columns written, if writable */
	Portal		portal;			/* or NULL: gone, or never there */
	bool		portal_lost;
	bool		at_end;
	Handle		plan;			/* to be run at the first fetch, or 0 */
	Datum	   *arguments;
	char	   *argument_nulls;
};

extern Rows *rows_new(MemoryContext parent, TupleDesc desc);
extern Rows *rows_of_level(Level *level, TupleDesc desc);
extern Rows *rows_of_tuple(Level *level, TupleDesc desc, HeapTuple tuple);
extern Rows *rows_of_datum(Level *level, Datum composite);
extern Rows *rows_to_fill(Level *level, TupleDesc desc);
extern void rows_make_writable(Rows *rows);
extern void rows_clear(Rows *rows);
extern void rows_free(Rows *rows);
extern jobject rows_read_only(Rows *rows);
extern jobject rows_updatable(Rows *rows);

extern jobject JNICALL n_describe(JNIEnv *env, jclass c, jlong rows);
extern jobject JNICALL n_get(JNIEnv *env, jclass c, jlong rows, jint row,
							 jint column, jint form);
extern void JNICALL n_set(JNIEnv *env, jclass c, jlong rows, jint column,
						  jobject value);

/* ---------------------------------------------------------------- plan.c */

struct KeptPlan
{
	Handle		handle;
	SPIPlanPtr	plan;
	int			nargs;
	Conv	  **args;
	bool		returns_rows;
	bool		is_select;		/* run by a portal, the rest at once */
	bool		doomed;			/* freed by Java while it was running */
};

extern void plan_arguments(KeptPlan *plan, jobjectArray values, Datum **datums,
						   char **nulls);
extern KeptPlan *plan_run(Level *level, Handle handle);
extern void plan_ran(Level *level);
extern void spi_require(int code, const char *function);

extern jlong JNICALL n_prepare(JNIEnv *env, jclass c, jstring sql, jintArray types);
extern void JNICALL n_free_plan(JNIEnv *env, jclass c, jlong plan);
extern jboolean JNICALL n_returns_rows(JNIEnv *env, jclass c, jlong plan);
extern jlong JNICALL n_execute(JNIEnv *env, jclass c, jlong plan, jobjectArray values);

/* ---------------------------------------------------------------- portal.c */

extern void portal_end_of_transaction(void);

extern jlong JNICALL n_open(JNIEnv *env, jclass c, jlong plan,
							jobjectArray values, jstring name);
extern jint JNICALL n_fetch(JNIEnv *env, jclass c, jlong rows, jint max);
extern void JNICALL n_close(JNIEnv *env, jclass c, jlong rows);

/* ---------------------------------------------------------------- savepoint.c */

struct Savepoint
{
	Savepoint  *outer;
	int			id;
	SubTransactionId subtransaction;
	ResourceOwner owner;
	jobject		java;			/* a global reference to Java's object for it */
	bool		again;			/* set anew by a rollback to it */
};

extern void savepoint_end_all(Level *level, bool lingering);
extern void savepoint_started(SubTransactionId id);
extern jobject savepoint_in_java(SubTransactionId id);

extern jint JNICALL n_set_savepoint(JNIEnv *env, jclass c, jstring name, jobject savepoint);
extern void JNICALL n_release_savepoint(JNIEnv *env, jclass c, jint id);
extern void JNICALL n_rollback_to_savepoint(JNIEnv *env, jclass c, jint id);

/* ---------------------------------------------------------------- xact.c */

extern void xact_start(void);
extern void JNICALL n_listening(JNIEnv *env, jclass c, jboolean any);
extern void JNICALL n_listening_to_savepoints(JNIEnv *env, jclass c, jboolean any);

/* ---------------------------------------------------------------- session.c */

extern bool release_lingering_savepoints;

extern void session_restore_user(Level *level);

extern jstring JNICALL n_user_name(JNIEnv *env, jclass c);
extern jstring JNICALL n_outer_user_name(JNIEnv *env, jclass c);
extern jlong JNICALL n_become_outer_user(JNIEnv *env, jclass c);
extern void JNICALL n_restore_user(JNIEnv *env, jclass c, jlong saved);
extern jstring JNICALL n_setting(JNIEnv *env, jclass c, jstring name);
extern void JNICALL n_report(JNIEnv *env, jclass c, jstring level, jstring message);
extern jboolean JNICALL n_creating_extension(JNIEnv *env, jclass c);
extern jstring JNICALL n_java_class(JNIEnv *env, jclass c, jint type);
extern jstring JNICALL n_type_name(JNIEnv *env, jclass c, jint type);
extern jint JNICALL n_type_oid(JNIEnv *env, jclass c, jstring name);

/* ---------------------------------------------------------------- function.c */

typedef enum Shape
{
	SHAPE_SCALAR,
	SHAPE_ROW,
	SHAPE_SCALAR_SET,
	SHAPE_ROW_SET,
	SHAPE_TRIGGER
} Shape;

/* A SQL function and the Java method behind it. */
struct Function
{
	Oid			oid;
	TransactionId xmin;			/* with tid: this version of the pg_proc row */
	ItemPointerData tid;
	bool		stale;			/* to be freed when nobody runs it */
	int			running;
	MemoryContext context;
	Shape		shape;
	bool		by_handle;		/* a row set by ResultSetHandle */
	jclass		class;
	jmethodID	method;
	jobject		loader;
	int			nargs;
	Conv	  **args;
	Conv	   *result;			/* of a scalar, or of a set's elements */
};

extern Function *function_use(Oid oid);
extern void function_release(Function *function);
extern void function_validate(Oid oid);
extern void function_jars_settled(bool undone, bool top_level);
extern void JNICALL n_forget_functions(JNIEnv *env, jclass c);

/* ---------------------------------------------------------------- call.c */

extern Datum call_function(Level *level, FunctionCallInfo fcinfo);
extern jvalue *call_arguments(Function *function, FunctionCallInfo fcinfo, int extra);

/* ---------------------------------------------------------------- srf.c */

extern Datum srf_call(Level *level, FunctionCallInfo fcinfo);
extern jobject srf_open_source(Function *function, FunctionCallInfo fcinfo);
extern TupleDesc srf_row_descriptor(FunctionCallInfo fcinfo, MemoryContext context);

/* ---------------------------------------------------------------- stream.c */

extern Datum stream_call(Level *level, FunctionCallInfo fcinfo);

/* ---------------------------------------------------------------- trigger.c */

extern Datum trigger_call(Level *level, FunctionCallInfo fcinfo);

extern jobjectArray JNICALL n_trigger_strings(JNIEnv *env, jclass c, jlong trigger);
extern jlong JNICALL n_trigger_row(JNIEnv *env, jclass c, jlong trigger, jboolean want_new);
extern void JNICALL n_trigger_suppress(JNIEnv *env, jclass c, jlong trigger);

#pragma GCC visibility pop

#endif
