/*
 * portal.c - result sets: portals of SELECTs, and the rows of statements that
 * are run whole at the first fetch.
 *
 * Rows fetched are copied out of SPI's memory, which ends with the call, into
 * the transaction's, where the result set may be read until its end.
 */
#include "pgj.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "utils/memutils.h"
#include "utils/plancache.h"

/* Every set of rows that belongs to the transaction. */
static Handle *open_sets;
static int	open_count;
static int	open_room;

/* Forgets those that were closed; more room only if that gave too little. */
static void
make_room(void)
{
	int			kept = 0;

	for (int i = 0; i < open_count; i++)
		if (handle_target(open_sets[i], HANDLE_ROWS) != NULL)
			open_sets[kept++] = open_sets[i];
	open_count = kept;
	if (open_count * 2 < open_room)
		return;
	if (open_sets == NULL)
		open_sets = MemoryContextAlloc(TopMemoryContext, 32 * sizeof(Handle));
	else
		open_sets = repalloc(open_sets, open_room * 2 * sizeof(Handle));
	open_room = Max(32, open_room * 2);
}

static void
remember(Handle handle)
{
	if (open_count == open_room)
		make_room();
	open_sets[open_count++] = handle;
}

/* Their memory goes with the transaction's; the handles go here. */
void
portal_end_of_transaction(void)
{
	for (int i = 0; i < open_count; i++)
		handle_free(open_sets[i]);
	open_count = 0;
}

/* ------------------------------------------------ open */

/* Told by the portal's memory when the portal goes, for whatever reason. */
static void
portal_is_gone(void *argument)
{
	Handle	   *handle = argument;
	Rows	   *rows = handle_target(*handle, HANDLE_ROWS);

	if (rows == NULL)
		return;
	rows->portal = NULL;
	rows->portal_lost = true;
}

static void
watch_portal(Rows *rows)
{
	MemoryContext context = rows->portal->portalContext;
	MemoryContextCallback *callback = MemoryContextAlloc(context, sizeof(MemoryContextCallback));
	Handle	   *handle = MemoryContextAlloc(context, sizeof(Handle));

	*handle = rows->handle;
	callback->func = portal_is_gone;
	callback->arg = handle;
	MemoryContextRegisterResetCallback(context, callback);
}

typedef struct
{
	jlong		plan;
	jobjectArray values;
	jstring		name;
	Handle		rows;
} OpenCall;

static Rows *
open_portal(KeptPlan *plan, OpenCall *call)
{
	MemoryContext context = CurrentMemoryContext;
	Datum	   *datums;
	char	   *nulls;
	Portal		portal;
	Rows	   *rows;

	plan_arguments(plan, call->values, &datums, &nulls);
	portal = SPI_cursor_open(call->name ? text_from_java(call->name, NULL) : NULL,
							 plan->plan, datums, nulls, false);
	MemoryContextSwitchTo(context);
	rows = rows_new(TopTransactionContext, portal->tupDesc);
	rows->portal = portal;
	watch_portal(rows);
	return rows;
}

/* The statement waits, with its values, for the first fetch. */
static Rows *
open_later(KeptPlan *plan, OpenCall *call)
{
	CachedPlanSource *source = linitial(SPI_plan_get_plan_sources(plan->plan));
	Rows	   *rows = rows_new(TopTransactionContext, source->resultDesc);
	MemoryContext before = MemoryContextSwitchTo(rows->context);

	plan_arguments(plan, call->values, &rows->arguments, &rows->argument_nulls);
	MemoryContextSwitchTo(before);
	rows->plan = plan->handle;
	return rows;
}

static void
open_rows(void *arguments)
{
	OpenCall   *call = arguments;
	KeptPlan	   *plan = plan_run(current_level, call->plan);
	Rows	   *rows;

	if (!plan->returns_rows)
		throw_sql("02000", "the statement yields no rows");
	level_connect(current_level);
	rows = plan->is_select || call->name != NULL ? open_portal(plan, call)
		: open_later(plan, call);
	remember(rows->handle);
	call->rows = rows->handle;
}

jlong JNICALL
n_open(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong plan, jobjectArray values,
	   jstring name)
{
	OpenCall	call = {plan, values, name, 0};

	guarded(open_rows, &call);
	return call.rows;
}

/* ------------------------------------------------ fetch */

/* Takes the rows out of SPI's table, in place of those fetched before. */
static void
take_rows(Rows *rows)
{
	MemoryContext before;

	if (rows->block == NULL)
		rows->block = AllocSetContextCreate(rows->context, "fetched rows",
											ALLOCSET_SMALL_SIZES);
	else
		MemoryContextReset(rows->block);
	rows->deformed = -1;
	rows->window = 0;
	rows->count = 0;
	if (SPI_tuptable == NULL)
		return;
	before = MemoryContextSwitchTo(rows->block);
	rows->tuples = palloc_extended(Max(SPI_processed, 1) * sizeof(HeapTuple),
								   MCXT_ALLOC_HUGE);
	for (uint64 i = 0; i < SPI_processed; i++)
		rows->tuples[i] = heap_copytuple(SPI_tuptable->vals[i]);
	rows->count = (int) SPI_processed;
	MemoryContextSwitchTo(before);
	SPI_freetuptable(SPI_tuptable);
}

static void
run_whole(Rows *rows)
{
	KeptPlan	   *plan = plan_run(current_level, rows->plan);
	MemoryContext context = CurrentMemoryContext;

	rows->plan = 0;
	rows->at_end = true;
	spi_require(SPI_execute_plan(plan->plan, rows->arguments, rows->argument_nulls, false, 0),
				"SPI_execute_plan");
	MemoryContextSwitchTo(context);
	if (SPI_processed > INT_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("a statement returned too many rows for Java")));
	take_rows(rows);
}

static void
fetch_portal(Rows *rows, int max)
{
	MemoryContext context = CurrentMemoryContext;

	if (rows->portal == NULL)
	{
		if (rows->portal_lost)
			throw_sql("34000", "the result set's cursor was closed");
		return;
	}
	SPI_cursor_fetch(rows->portal, true, max);
	MemoryContextSwitchTo(context);
	take_rows(rows);
	rows->at_end = rows->count == 0;
}

/* Code that a fetch calls must not pull the result set from under it. */
static void
require_idle(Rows *rows)
{
	for (Level *level = current_level; level != NULL; level = level->up)
		if (level->fetching == rows)
			throw_sql("55006", "the result set is being fetched by a call further out");
}

typedef struct
{
	jlong		rows;
	jint		max;
	jint		count;
} FetchCall;

/*
 * A portal's rows come as asked for. Rows of a statement that ran whole are
 * handed out through a window that moves over them.
 */
static void
fetch_rows(void *arguments)
{
	FetchCall  *call = arguments;
	Rows	   *rows = handle_require(call->rows, HANDLE_ROWS);
	int			max = Max(call->max, 1);

	require_idle(rows);
	current_level->fetching = rows;
	if (rows->at_end)
		rows->window += Min(rows->count - rows->window, rows->handed_out);
	else
	{
		level_connect(current_level);
		if (rows->plan != 0)
			run_whole(rows);
		else
			fetch_portal(rows, max);
	}
	rows->handed_out = call->count = Min(max, rows->count - rows->window);
}

jint JNICALL
n_fetch(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong rows, jint max)
{
	FetchCall	call = {rows, max, 0};

	guarded(fetch_rows, &call);
	return call.count;
}

/* ------------------------------------------------ close */

static void
close_rows(void *arguments)
{
	Rows	   *rows = handle_require(*(jlong *) arguments, HANDLE_ROWS);
	Portal		portal = rows->portal;

	require_idle(rows);
	rows->portal = NULL;
	rows_free(rows);
	if (portal != NULL)
	{
		level_connect(current_level);
		SPI_cursor_close(portal);
	}
}

/*
 * Does nothing where nothing can be done: for a stale handle, or after an
 * error, when the portal belongs to the abort.
 */
void JNICALL
n_close(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong handle)
{
	Rows	   *rows;

	if (!vm_is_main_thread() || current_level == NULL)
		return;
	rows = handle_target(handle, HANDLE_ROWS);
	if (rows == NULL)
		return;
	if (!current_level->failed)
		guarded(close_rows, &handle);
}
