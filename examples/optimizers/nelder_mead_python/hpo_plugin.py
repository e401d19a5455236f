"""Connects an optimizer to the broker: announces it, receives questions, sends answers."""
import datetime
import json
import logging
import os
import signal
import threading
import time
import uuid

from hpo_question import Answers

ANNOUNCE_EVERY = 30  # seconds
LONGEST_WAIT = 10  # seconds between two attempts to reach the broker


def serve(offer, suggest):
    """Offers an optimizer until SIGTERM or Ctrl-C. The broker is HPO__RabbitMq__Uri, such as amqp://user:password@host:5672/vhost."""
    import pika  # here, so that everything else can be tried without it
    from pika.adapters.utils.connection_workflow import AMQPConnectorException

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("pika").setLevel(logging.CRITICAL)
    parameters = pika.URLParameters(os.environ.get("HPO__RabbitMq__Uri", "amqp://guest:guest@localhost:5672"))
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    answers, instance, wait = Answers(suggest), uuid.uuid4().hex, 1
    while not stop.is_set():
        try:
            with pika.BlockingConnection(parameters) as connection:
                wait = 1
                _Session(pika, connection.channel(), offer, answers, instance).run(stop)
        except (pika.exceptions.AMQPError, AMQPConnectorException, OSError) as failure:
            # The broker is away, or nobody has declared the exchange yet.
            logging.warning("no work for %d s: %s", wait, repr(failure))
            stop.wait(wait)
            wait = min(2 * wait, LONGEST_WAIT)


class _Session:
    """One connection to the broker."""

    def __init__(self, pika, channel, offer, answers, instance):
        self._pika, self._channel, self._offer, self._answers, self._instance = pika, channel, offer, answers, instance

    def run(self, stop):
        name = self._offer["name"]
        queue = f"hpo.optimizer-plugin.{name}"
        self._channel.queue_declare(queue, durable=True, arguments={"x-queue-type": "quorum"})
        self._channel.queue_bind(queue, "hpo.candidates-requested", routing_key=name)
        self._channel.confirm_delivery()
        self._channel.basic_qos(prefetch_count=1)
        logging.info("%s answers the questions in %s", name, queue)
        announce_at = self._announce()
        for method, _, body in self._channel.consume(queue, inactivity_timeout=1):
            if method:
                self._receive(method.delivery_tag, body)
            if stop.is_set():
                return
            if time.monotonic() >= announce_at:
                announce_at = self._announce()
        raise OSError(f"the broker has deleted the queue {queue}")

    def _receive(self, tag, body):
        try:
            request = json.loads(body)
            study, number = request["studyId"], request["round"]
        except (ValueError, KeyError, TypeError):
            logging.exception("a message that is no question is dropped")
            self._channel.basic_reject(tag, requeue=False)
            return
        for problem in request.get("rejected") or []:
            logging.warning("%s refused the answer before round %d: %s: %s", study, number, problem["path"], problem["message"])
        try:
            answer = self._answers.to(request)
        except Exception as failure:  # whatever it is, the study must know, and the next one must not suffer
            logging.exception("round %d of %s failed", number, study)
            answer = {"studyId": study, "round": number, "problem": f"{type(failure).__name__}: {failure}"}
        # Answer first, acknowledge then: a crash between the two asks again, and a second answer changes nothing.
        self._publish("candidates-suggested", answer)
        self._channel.basic_ack(tag)

    def _announce(self):
        """Says that the optimizer is there; returns when to say it again."""
        now = datetime.datetime.now(datetime.timezone.utc).isoformat()
        self._publish("optimizer-announced", {**self._offer, "instance": self._instance, "at": now})
        return time.monotonic() + ANNOUNCE_EVERY

    def _publish(self, message, body):
        properties = self._pika.BasicProperties(
            content_type="application/json", delivery_mode=2, headers={"MT-MessageType": f"urn:message:hpo:{message}"})
        self._channel.basic_publish(f"hpo.{message}", "", json.dumps(body, allow_nan=False).encode(), properties)
