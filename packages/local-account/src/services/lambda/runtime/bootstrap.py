"""What runs in the process of a Python function: loads the handler, then handles one event after the other, until it is killed.

Names, words and forms are those of AWS's runtime (aws-lambda-python-runtime-interface-client), so far as a function can tell.
"""

import decimal
import http.client
import importlib
import json
import logging
import os
import resource
import struct
import sys
import time
import traceback

FRAME_TYPE = 0xA55A0003
ROOT = "/2018-06-01/runtime"
RECORD_TIME = "%Y-%m-%dT%H:%M:%S"

log_descriptor = int(os.environ.pop("_LAMBDA_TELEMETRY_LOG_FD"))
is_json = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"
task_root = os.environ["LAMBDA_TASK_ROOT"]
# The frames of a trace that are not the function's.
own_file = __file__


class AccountTime:
    """What time it is in the account, where it is not what the machine says: as of when this process was told last."""

    def __init__(self):
        self.told_ms = os.environ.pop("_LOCAL_RUN_NOW_MS", None)

    def now_ms(self):
        return float(self.told_ms) if self.told_ms is not None else time.time() * 1000


account_time = AccountTime()


def write_record(message):
    """Writes a whole record, and at once: the answer to an event must not overtake its log lines."""
    body = message.encode("utf-8", "replace")
    stamp = int(account_time.now_ms()) * 1000
    frame = struct.pack(">IIq", FRAME_TYPE, len(body), stamp) + body
    while frame:
        frame = frame[os.write(log_descriptor, frame) :]


class Lines:
    """In the place of stdout and stderr: each line is a record."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, stream):
        self.stream = stream
        self.open_line = ""

    def write(self, text):
        *lines, self.open_line = (self.open_line + str(text)).split("\n")
        for line in lines:
            if line:
                write_record(line + "\n")
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def end(self):
        if self.open_line:
            write_record(self.open_line + "\n")
            self.open_line = ""

    def isatty(self):
        return False

    def fileno(self):
        return self.stream.fileno()

    def writable(self):
        return True

    @property
    def buffer(self):
        return self.stream.buffer


class RequestId(logging.Filter):
    """Gives each record of the logging module the id of the request."""

    current = None

    def filter(self, record):
        record.aws_request_id = RequestId.current or ""
        return True


class TextFormatter(logging.Formatter):
    converter = time.gmtime

    def __init__(self):
        super().__init__(
            "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n", RECORD_TIME
        )


# What a record has of itself; what else it has, its author gave it as `extra`.
OF_RECORD = set(vars(logging.makeLogRecord({}))) | {"aws_request_id", "message", "asctime", "taskName"}


class JsonFormatter(logging.Formatter):
    def format(self, record):
        shown = {
            "timestamp": time.strftime(RECORD_TIME + "Z", time.gmtime(record.created)),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
        }
        if record.exc_info and record.exc_info[0] is not None:
            error_type, error, trace = record.exc_info
            shown["stackTrace"] = traceback.format_list(traceback.extract_tb(trace))
            shown["errorType"] = error_type.__name__
            shown["errorMessage"] = str(error)
            shown["location"] = f"{record.pathname}:{record.funcName}:{record.lineno}"
        shown["requestId"] = record.aws_request_id or None
        for name, value in vars(record).items():
            if name not in OF_RECORD and name not in shown:
                shown[name] = value
        shown = {name: value for name, value in shown.items() if value is not None}
        return json.dumps(shown, ensure_ascii=False, default=str) + "\n"


class RecordHandler(logging.Handler):
    def emit(self, record):
        write_record(self.format(record))


def set_up_logging():
    handler = RecordHandler()
    handler.setFormatter(JsonFormatter() if is_json else TextFormatter())
    handler.addFilter(RequestId())
    root = logging.getLogger()
    root.addHandler(handler)
    if is_json:
        level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "INFO")
        root.setLevel({"TRACE": "DEBUG", "FATAL": "CRITICAL"}.get(level, level))


class Fault(Exception):
    """Something that AWS's runtime says itself."""

    def __init__(self, error_type, message):
        super().__init__(message)
        self.error_type = error_type


def load_handler(name):
    """Finds the handler. What is wrong with its name or its module is told of each event, as AWS's runtime does."""
    try:
        module_name, function_name = name.rsplit(".", 1)
    except ValueError as error:
        return failing("Runtime.MalformedHandlerName", f"Bad handler '{name}': {error}")
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        return failing("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}")
    except SyntaxError as error:
        return failing("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}")
    handler = getattr(module, function_name, None)
    if handler is None:
        return failing("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return handler


def failing(error_type, message):
    def handler(_event, _context):
        raise Fault(error_type, message)

    return handler


class Identity:
    def __init__(self, given):
        self.cognito_identity_id = given.get("cognitoIdentityId")
        self.cognito_identity_pool_id = given.get("cognitoIdentityPoolId")


class Client:
    def __init__(self, given):
        for name in ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name"):
            setattr(self, name, given.get(name))


class ClientContext:
    def __init__(self, given):
        self.custom = given.get("custom")
        self.env = given.get("env")
        self.client = Client(given["client"]) if given.get("client") else None


class LambdaContext:
    """What a handler gets as its second argument."""

    def __init__(self, headers):
        def of_header(name):
            return headers.get(f"Lambda-Runtime-{name}")

        client_context = of_header("Client-Context")
        self.aws_request_id = of_header("Aws-Request-Id")
        self.invoked_function_arn = of_header("Invoked-Function-Arn")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.client_context = ClientContext(json.loads(client_context)) if client_context else None
        self.identity = Identity({})
        self._deadline_ms = float(of_header("Deadline-Ms"))

    def get_remaining_time_in_millis(self):
        return max(0, int(self._deadline_ms - account_time.now_ms()))

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        shown = ",".join(f"{name}={value}" for name, value in vars(self).items() if not name.startswith("_"))
        return f"LambdaContext([{shown}])"


def describe(error, request_id):
    """An error as the caller of the function gets it."""
    described = {"errorMessage": str(error), "errorType": type(error).__name__}
    if isinstance(error, Fault):
        described["errorType"] = error.error_type
    if request_id is not None:
        described["requestId"] = request_id
    frames = [] if isinstance(error, Fault) else traceback.extract_tb(error.__traceback__)
    # What stands above the first frame of the function's is the runtime's, and how it was imported.
    own = [index for index, frame in enumerate(frames) if frame.filename == own_file or "importlib" in frame.filename]
    first = own[-1] + 1 if own else 0
    described["stackTrace"] = traceback.format_list(frames[first:])
    return described


def log_error(described):
    if is_json:
        now = time.strftime(RECORD_TIME + "Z", time.gmtime(account_time.now_ms() / 1000))
        write_record(json.dumps({"timestamp": now, "log_level": "ERROR", **described}, ensure_ascii=False) + "\n")
        return
    lines = [f"[ERROR] {described['errorType']}: {described['errorMessage']}"]
    if described["stackTrace"]:
        lines += ["Traceback (most recent call last):", *described["stackTrace"]]
    write_record("\n".join(line.rstrip("\n") for line in lines) + "\n")


class RuntimeClient:
    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address)

    def next(self):
        response = self._request("GET", "/invocation/next", None, {})
        return response.headers, response.read()

    def respond(self, request_id, body):
        self._request("POST", f"/invocation/{request_id}/response", body, {}).read()

    def fail(self, request_id, described):
        self._report(f"/invocation/{request_id}/error", described)

    def fail_init(self, described):
        self._report("/init/error", described)

    def _report(self, path, described):
        headers = {"Lambda-Runtime-Function-Error-Type": described["errorType"]}
        body = json.dumps(described, ensure_ascii=False).encode("utf-8", "replace")
        self._request("POST", path, body, headers).read()

    def _request(self, method, path, body, headers):
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        # Bytes on macOS, kilobytes elsewhere.
        kilobytes = used // 1024 if sys.platform == "darwin" else used
        self.connection.request(
            method,
            ROOT + path,
            body,
            {"Content-Type": "application/json", "Local-Run-Max-Memory-Kb": str(kilobytes), **headers},
        )
        return self.connection.getresponse()


def in_json(value):
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def marshal(result):
    # Recorded on AWS: they are taken for JSON.
    if isinstance(result, bytes):
        return result
    try:
        return json.dumps(result, default=in_json, ensure_ascii=False).encode("utf-8")
    except Exception as error:
        raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}") from None


def unmarshal(body):
    try:
        return json.loads(body)
    except ValueError as error:
        raise Fault("Runtime.UnmarshalError", f"Unable to unmarshal input: {error}") from None


def handle_next(client, handler):
    headers, body = client.next()
    account_time.told_ms = headers.get("Local-Run-Now-Ms")
    context = LambdaContext(headers)
    RequestId.current = context.aws_request_id
    os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
    try:
        answer = marshal(handler(unmarshal(body), context))
    except Exception as error:
        described = describe(error, context.aws_request_id)
        end_lines()
        log_error(described)
        client.fail(context.aws_request_id, described)
        return
    end_lines()
    client.respond(context.aws_request_id, answer)


def end_lines():
    sys.stdout.end()
    sys.stderr.end()


def run():
    sys.stdout = Lines(sys.__stdout__)
    sys.stderr = Lines(sys.__stderr__)
    set_up_logging()
    client = RuntimeClient(os.environ["AWS_LAMBDA_RUNTIME_API"])
    # In the place of this file's own folder.
    sys.path[0] = task_root
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as error:
        described = describe(error, None)
        end_lines()
        log_error(described)
        client.fail_init(described)
        sys.exit(1)
    while True:
        handle_next(client, handler)


if __name__ == "__main__":
    try:
        run()
    except (ConnectionError, http.client.HTTPException):
        # Nobody is there any more: the environment is at its end, and so is this process.
        sys.exit(1)
