/*
 * plan.c - prepared statements, and running those that yield no rows.
 */
#include "pgj.h"

#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/plancache.h"

/* SPI returns some failures as codes. They leave it usable, hence no error. */
void
spi_require(int code, const char *function)
{
	const char *message;

	if (code >= 0)
		return;
	message = psprintf("SPI function %s failed with error %s", function,
					   SPI_result_code_string(code));
	if (current_level != NULL && current_level->in_native)
		throw_sql("XX000", message);
	elog(ERROR, "%s", message);
}

/* ------------------------------------------------ prepare */

typedef struct
{
	jstring		sql;
	jintArray	types;
	Handle		handle;
} PrepareCall;

static void
classify(KeptPlan *plan)
{
	List	   *sources = SPI_plan_get_plan_sources(plan->plan);

	plan->returns_rows = SPI_is_cursor_plan(plan->plan);
	plan->is_select = plan->returns_rows &&
		((CachedPlanSource *) linitial(sources))->commandTag == CMDTAG_SELECT;
}

static void
prepare(void *arguments)
{
	PrepareCall *call = arguments;
	int			nargs = JNI(GetArrayLength, call->types);
	Oid		   *types = palloc0(Max(nargs, 1) * sizeof(Oid));
	char	   *sql = text_from_java(call->sql, NULL);
	SPIPlanPtr	prepared;
	KeptPlan	   *plan;

	JNI(GetIntArrayRegion, call->types, 0, nargs, (jint *) types);
	level_connect(current_level);
	prepared = SPI_prepare(sql, nargs, types);
	if (prepared == NULL)
		spi_require(SPI_result, "SPI_prepare");
	plan = MemoryContextAllocZero(TopMemoryContext, sizeof(KeptPlan));
	plan->nargs = nargs;
	plan->args = MemoryContextAlloc(TopMemoryContext, Max(nargs, 1) * sizeof(Conv *));
	for (int i = 0; i < nargs; i++)
		plan->args[i] = conv_default(types[i]);
	spi_require(SPI_keepplan(prepared), "SPI_keepplan");
	plan->plan = prepared;
	classify(plan);
	call->handle = plan->handle = handle_new(HANDLE_PLAN, plan);
}

jlong JNICALL
n_prepare(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jstring sql, jintArray types)
{
	PrepareCall call = {sql, types, 0};

	guarded(prepare, &call);
	return call.handle;
}

/* ------------------------------------------------ free */

static bool
is_running(KeptPlan *plan)
{
	for (Level *level = current_level; level != NULL; level = level->up)
		if (level->running == plan)
			return true;
	return false;
}

static void
drop(KeptPlan *plan)
{
	SPI_freeplan(plan->plan);
	pfree(plan->args);
	pfree(plan);
}

/* Raises no error and reaches no SQL, so it needs no guard. JNI side. */
void JNICALL
n_free_plan(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong handle)
{
	KeptPlan	   *plan;

	if (!vm_is_main_thread())
		return;
	plan = handle_target(handle, HANDLE_PLAN);
	if (plan == NULL)
		return;
	handle_free(handle);
	if (is_running(plan))
		plan->doomed = true;	/* by a call further out */
	else
		drop(plan);
}

/* Between this and plan_ran() the plan stays, whatever Java does. */
KeptPlan *
plan_run(Level *level, Handle handle)
{
	KeptPlan	   *plan = handle_require(handle, HANDLE_PLAN);

	level->running = plan;
	return plan;
}

/* The native is over. JNI side too. */
void
plan_ran(Level *level)
{
	KeptPlan	   *plan = level->running;

	level->running = NULL;
	level->fetching = NULL;
	if (plan != NULL && plan->doomed && !is_running(plan))
		drop(plan);
}

/* ------------------------------------------------ execute */

typedef struct
{
	jlong		plan;
	jboolean	result;
} ReturnsRowsCall;

static void
returns_rows(void *arguments)
{
	ReturnsRowsCall *call = arguments;
	KeptPlan	   *plan = handle_require(call->plan, HANDLE_PLAN);

	call->result = plan->returns_rows ? JNI_TRUE : JNI_FALSE;
}

jboolean JNICALL
n_returns_rows(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong plan)
{
	ReturnsRowsCall call = {plan, JNI_FALSE};

	guarded(returns_rows, &call);
	return call.result;
}

/* The values as datums, in the current context. */
void
plan_arguments(KeptPlan *plan, jobjectArray values, Datum **datums, char **nulls)
{
	int			count = values == NULL ? 0 : JNI(GetArrayLength, values);

	if (count != plan->nargs)
		throw_sql("07001", "the number of values is not the number of parameters");
	*datums = palloc(Max(count, 1) * sizeof(Datum));
	*nulls = palloc(count + 1);
	for (int i = 0; i < count; i++)
	{
		jobject		value = JNI(GetObjectArrayElement, values, i);

		(*nulls)[i] = value == NULL ? 'n' : ' ';
		(*datums)[i] = (Datum) 0;
		if (value == NULL)
			continue;
		(*datums)[i] = conv_from_object(plan->args[i], value, -1);
		JNI(DeleteLocalRef, value);
	}
	(*nulls)[count] = '\0';
}

typedef struct
{
	jlong		plan;
	jobjectArray values;
	jlong		processed;
} ExecuteCall;

static void
execute(void *arguments)
{
	ExecuteCall *call = arguments;
	KeptPlan	   *plan = plan_run(current_level, call->plan);
	MemoryContext context = CurrentMemoryContext;
	Datum	   *datums;
	char	   *nulls;

	level_connect(current_level);
	plan_arguments(plan, call->values, &datums, &nulls);
	spi_require(SPI_execute_plan(plan->plan, datums, nulls, false, 0),
				"SPI_execute_plan");
	if (SPI_tuptable != NULL)
		SPI_freetuptable(SPI_tuptable);
	MemoryContextSwitchTo(context);
	call->processed = (jlong) SPI_processed;
}

jlong JNICALL
n_execute(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong plan, jobjectArray values)
{
	ExecuteCall call = {plan, values, 0};

	guarded(execute, &call);
	return call.processed;
}
