"""Pages in brotli for browsers that take it: a tenth lighter than in gzip, which Django has for the others."""

from __future__ import annotations

import re
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

ACCEPTS_BROTLI = re.compile(r"\bbr\b")
# As fast as gzip. What is lighter still takes ten times as long, and a page is made anew for each reader.
QUALITY = 6
# Bytes: less than this is not worth it.
SHORTEST = 200


def brotli_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.streaming or len(response.content) < SHORTEST or response.has_header("Content-Encoding"):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if ACCEPTS_BROTLI.search(request.headers.get("Accept-Encoding", "")):
            compress(response)
        return response

    return answer


def compress(response: HttpResponse) -> None:
    response.content = brotli.compress(response.content, mode=brotli.MODE_TEXT, quality=QUALITY)
    response.headers["Content-Encoding"] = "br"
    response.headers["Content-Length"] = str(len(response.content))
    # Other bytes, the same page: its mark may no longer say that the bytes are the same.
    if etag := response.headers.get("ETag"):
        response.headers["ETag"] = f"W/{etag.removeprefix('W/')}"
