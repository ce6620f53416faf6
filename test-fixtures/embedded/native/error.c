/*
 * error.c - the border for errors.
 *
 * PostgreSQL error below a native: caught by guarded(), kept whole in the
 * level's memory, shown to Java as SpiException.
 * Java exception below a call from PostgreSQL: found by java_check(), raised
 * as a PostgreSQL error; an SpiException as exactly the error it stands for.
 */
#include "pgj.h"

#include "miscadmin.h"
#include "utils/memutils.h"

typedef struct KeptError
{
	struct KeptError *older;
	int64		serial;
	ErrorData  *edata;
} KeptError;

static int64 last_error;

/* ------------------------------------------------ PostgreSQL to Java */

/* Leaves an exception pending; the message must be ASCII. JNI side. */
static void
leave_pending(jclass class, jmethodID constructor, const char *sqlstate, const char *message)
{
	jstring		text = ascii_to_java(message);
	jstring		state = text == NULL ? NULL : ascii_to_java(sqlstate);
	jobject		exception;

	if (state == NULL)
		return;					/* OutOfMemoryError is pending */
	exception = JNI(NewObject, class, constructor, text, state);
	if (exception != NULL)
		JNI(Throw, exception);
}

void
throw_sql_from_jni(const char *sqlstate, const char *message)
{
	leave_pending(jr.SQLException, jr.sql_exception_new, sqlstate, message);
}

void
throw_non_transient(const char *sqlstate, const char *message)
{
	leave_pending(jr.SQLNonTransientException, jr.non_transient_new, sqlstate, message);
	java_check();
	elog(ERROR, "a Java exception could not be made");
}

/* The same from inside guarded(): does not return. */
void
throw_sql(const char *sqlstate, const char *message)
{
	throw_sql_from_jni(sqlstate, message);
	java_check();
	elog(ERROR, "a Java exception could not be made");
}

/* On a thread that is not the backend's own. JNI side. */
static void
refuse_thread(void)
{
	JNIEnv	   *env = vm_env_of_thread();

	if (env != NULL)
		(*env)->ThrowNew(env, jr.IllegalStateException,
						 "PostgreSQL may be called only by the backend's own thread");
}

/* JNI side. */
static bool
may_enter(Level *level)
{
	if (level == NULL)
	{
		throw_sql_from_jni("55000",
						   "An attempt was made to call a PostgreSQL backend function in a transaction callback.  "
						   "At the end of a transaction you may not access the database any longer");
		return false;
	}
	if (level->failed)
	{
		throw_sql_from_jni("XX000",
						   "An attempt was made to call a PostgreSQL backend function after an elog(ERROR) had been issued");
		return false;
	}
	return true;
}

/*
 * Takes the current error over into the level. NULL if there is no memory
 * for that; the error is gone then, but the level knows that it failed.
 */
static KeptError *
keep_error(Level *level)
{
	KeptError  *volatile kept = NULL;

	PG_TRY();
	{
		KeptError  *k;

		MemoryContextSwitchTo(level_context(level));
		k = palloc(sizeof(KeptError));
		k->edata = CopyErrorData();
		k->serial = ++last_error;
		k->older = level->errors;
		level->errors = k;
		kept = k;
	}
	PG_CATCH();
	{
		/* Out of memory while keeping an error. */
	}
	PG_END_TRY();
	FlushErrorState();
	return kept;
}

/* The message as a Java string, or NULL if it cannot be converted. */
static jstring
kept_message(KeptError *kept)
{
	jstring		volatile message = NULL;

	PG_TRY();
	{
		message = cstring_to_java(kept->edata->message ? kept->edata->message
								  : "missing error text");
	}
	PG_CATCH();
	{
		FlushErrorState();
	}
	PG_END_TRY();
	return message;
}

/* Leaves an SpiException pending. JNI side. */
static void
throw_kept(KeptError *kept)
{
	jstring		message;
	jstring		state;
	jobject		exception;

	if (kept == NULL)
	{
		throw_sql_from_jni("53200", "out of memory while handling a PostgreSQL error");
		return;
	}
	message = kept_message(kept);
	if (message == NULL)
	{
		JNI(ExceptionClear);
		message = ascii_to_java("(the error's text cannot be converted)");
	}
	if (message == NULL)
		return;
	state = ascii_to_java(unpack_sql_state(kept->edata->sqlerrcode));
	if (state == NULL)
		return;
	exception = JNI(NewObject, jr.SpiException, jr.spi_exception_new, message,
					state, (jlong) kept->serial);
	if (exception != NULL)
		JNI(Throw, exception);
}

/*
 * Runs the body of a native method. Every PostgreSQL error in it ends here.
 * False: a Java exception is pending.
 */
bool
guarded(NativeBody body, void *arguments)
{
	Level	   *level;
	MemoryContext context;
	ResourceOwner owner;
	volatile bool erred = false;
	KeptError  *volatile kept = NULL;

	if (!vm_is_main_thread())
	{
		refuse_thread();
		return false;
	}
	level = current_level;
	if (!may_enter(level))
		return false;
	context = CurrentMemoryContext;
	owner = CurrentResourceOwner;

	PG_TRY();
	{
		if (level->scratch == NULL)
			level->scratch = AllocSetContextCreate(level_context(level),
												   "embedded Java native call",
												   ALLOCSET_SMALL_SIZES);
		MemoryContextSwitchTo(level->scratch);
		if (level->savepoints != NULL)
			CurrentResourceOwner = level->savepoints->owner;
		level->in_native = true;
		CHECK_FOR_INTERRUPTS();
		body(arguments);
	}
	PG_CATCH();
	{
		erred = true;
		if (JNI(ExceptionCheck))
			FlushErrorState();	/* java_check()'s way here, no real error */
		else
		{
			level->failed = true;
			kept = keep_error(level);
		}
	}
	PG_END_TRY();

	level->in_native = false;
	plan_ran(level);
	MemoryContextSwitchTo(context);
	CurrentResourceOwner = owner;
	if (level->scratch != NULL)
		MemoryContextReset(level->scratch);
	if (erred && level->failed)
	{
		level->in_native = true;	/* for the text conversion's java_check */
		throw_kept(kept);
		level->in_native = false;
	}
	return !erred;
}

/* ------------------------------------------------ Java to PostgreSQL */

static KeptError *
find_kept(int64 serial)
{
	for (Level *level = current_level; level != NULL; level = level->up)
		for (KeptError *kept = level->errors; kept != NULL; kept = kept->older)
			if (kept->serial == serial)
				return kept;
	return NULL;
}

/* What to say of an exception; for when nothing else can be said, fixed. */
static void
describe(jthrowable exception, int *sqlerrcode, char **message)
{
	jobjectArray description = JNI(CallStaticObjectMethod, jr.Errors,
								   jr.errors_describe, exception);
	jstring		state;
	char	   *state_text;

	*sqlerrcode = ERRCODE_INTERNAL_ERROR;
	*message = "a Java exception that cannot be described";
	if (JNI(ExceptionCheck))
	{
		JNI(ExceptionClear);
		return;
	}
	state = JNI(GetObjectArrayElement, description, 0);
	state_text = text_from_java(state, NULL);
	if (strlen(state_text) == 5)
		*sqlerrcode = MAKE_SQLSTATE(state_text[0], state_text[1], state_text[2],
									state_text[3], state_text[4]);
	*message = text_from_java(JNI(GetObjectArrayElement, description, 1), NULL);
}

/*
 * Raises a pending Java exception, if any, as a PostgreSQL error.
 *
 * Inside a native it only unwinds to guarded(), which lets the exception go
 * on in Java untouched.
 */
void
java_check(void)
{
	jthrowable	exception;
	char	   *message;
	int			sqlerrcode;

	if (likely(!JNI(ExceptionCheck)))
		return;
	if (current_level != NULL && current_level->in_native)
		ereport(ERROR, (errmsg_internal("a Java exception is pending")));

	exception = JNI(ExceptionOccurred);
	JNI(ExceptionClear);

	/* A cancel that interrupted Java is reported as what it is. */
	CHECK_FOR_INTERRUPTS();

	if (JNI(IsInstanceOf, exception, jr.SpiException))
	{
		KeptError  *kept = find_kept(JNI(CallLongMethod, exception, jr.spi_exception_error));

		if (kept != NULL)
			ReThrowError(kept->edata);
	}
	describe(exception, &sqlerrcode, &message);
	JNI(DeleteLocalRef, exception);
	ereport(ERROR, (errcode(sqlerrcode), errmsg_internal("%s", message)));
}

/* For places where an error may not be raised. */
void
warn_pending_exception(const char *where)
{
	jthrowable	exception = JNI(ExceptionOccurred);
	char	   *message;
	int			sqlerrcode;

	if (exception == NULL)
		return;
	JNI(ExceptionClear);
	describe(exception, &sqlerrcode, &message);
	JNI(DeleteLocalRef, exception);
	ereport(WARNING,
			(errcode(sqlerrcode),
			 errmsg_internal("exception in %s ignored: %s", where, message)));
}
