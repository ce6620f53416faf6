/*
 * level.c - the stack of SQL calls into Java.
 *
 * A level is what is private to one call: its SPI connection, its trigger, its
 * savepoints, the rows and the errors it holds. It ends by level_end() or,
 * when an error passes, by level_abandon(); whatever Java still holds of it is
 * a stale handle from then on.
 */
#include "pgj.h"

#include "access/xact.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#define LOCAL_REFS 16

Level	   *current_level;

static int64 last_level;

void
level_begin(Level *level, TriggerData *trigger, bool unsandboxed)
{
	memset(level, 0, sizeof(Level));
	level->up = current_level;
	level->serial = ++last_level;
	level->entry_context = CurrentMemoryContext;
	level->entry_owner = CurrentResourceOwner;
	level->trigger = trigger;
	level->unsandboxed = unsandboxed;
	if (JNI(PushLocalFrame, LOCAL_REFS) != 0)
	{
		JNI(ExceptionClear);
		ereport(ERROR,
				(errcode(ERRCODE_OUT_OF_MEMORY),
				 errmsg("java.lang.OutOfMemoryError: no room for another call of a Java function")));
	}
	current_level = level;
}

/* Memory that lives as long as the level. */
MemoryContext
level_context(Level *level)
{
	if (level->context == NULL)
		level->context = AllocSetContextCreate(TopTransactionContext,
											   "embedded Java call",
											   ALLOCSET_SMALL_SIZES);
	return level->context;
}

/*
 * Connects the level to SPI, unless it is, and shows it the trigger's
 * transition tables. CurrentMemoryContext stays.
 */
void
level_connect(Level *level)
{
	MemoryContext context = CurrentMemoryContext;

	if (level->spi)
		return;
	spi_require(SPI_connect(), "SPI_connect");
	level->spi = true;
	if (level->trigger != NULL)
		spi_require(SPI_register_trigger_data(level->trigger), "SPI_register_trigger_data");
	MemoryContextSwitchTo(context);
}

Level *
level_by_serial(int64 serial)
{
	for (Level *level = current_level; level != NULL; level = level->up)
		if (level->serial == serial)
			return level;
	return NULL;
}

/* Drops what the level owns. Raises no error. */
static void
release(Level *level)
{
	current_level = level->up;
	session_restore_user(level);
	while (level->rows != NULL)
	{
		Rows	   *rows = level->rows;

		level->rows = rows->next_of_level;
		handle_free(rows->handle);
	}
	if (level->context != NULL)
		MemoryContextDelete(level->context);
	if (level->function != NULL)
		function_release(level->function);
}

/* Puts the thread's context class loader back, if the level changed it. */
static void
restore_loader(Level *level)
{
	if (level->saved_loader == NULL)
		return;
	JNI(SetObjectField, jr.thread, jr.thread_loader, level->saved_loader);
}

/*
 * The normal end of the Java part; may raise errors. The caller's context
 * is current again, and results must have been made.
 */
void
level_finish(Level *level)
{
	CHECK_FOR_INTERRUPTS();
	if (level->failed)
		ereport(ERROR,
				(errcode(ERRCODE_IN_FAILED_SQL_TRANSACTION),
				 errmsg("a PostgreSQL error was caught in Java and not thrown again"),
				 errhint("Let the SQLException pass, or catch the error in a PL/pgSQL block with an EXCEPTION clause.")));
	savepoint_end_all(level, true);
	if (level->spi)
	{
		level->spi = false;
		spi_require(SPI_finish(), "SPI_finish");
	}
	MemoryContextSwitchTo(level->entry_context);
}

void
level_end(Level *level)
{
	restore_loader(level);
	JNI(PopLocalFrame, NULL);
	release(level);
}

/*
 * The end by an error, in its PG_CATCH. SPI is left to the abort of the
 * transaction or subtransaction; our own subtransactions are not, since the
 * code that catches the error expects its own one to be the innermost.
 */
void
level_abandon(Level *level)
{
	if (JNI(ExceptionCheck))
		JNI(ExceptionClear);
	if (level->savepoints != NULL)
	{
		ErrorData  *edata;

		MemoryContextSwitchTo(level->entry_context);
		edata = CopyErrorData();
		FlushErrorState();
		savepoint_end_all(level, false);
		MemoryContextSwitchTo(level->entry_context);
		CurrentResourceOwner = level->entry_owner;
		level_abandon(level);
		ReThrowError(edata);
	}
	restore_loader(level);
	JNI(PopLocalFrame, NULL);
	release(level);
}
