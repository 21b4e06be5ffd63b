"""Every address of the site."""

from django.urls import path, re_path

from ldnref import design, offline, views

urlpatterns = [
    path("", views.home, name="home"),
    path("side-effects/", views.side_effect_list, name="side-effect-list"),
    path("side-effects/<slug:slug>/", views.side_effect_detail, name="side-effect-detail"),
    path("interactions/", views.interaction_list, name="interaction-list"),
    path("interactions/<slug:slug>/", views.interaction_detail, name="interaction-detail"),
    path("faq/", views.faq_list, name="faq-list"),
    path("faq/<slug:slug>/", views.faq_detail, name="faq-detail"),
    path("guides/", views.guide_list, name="guide-list"),
    path("guides/<slug:slug>/", views.guide_detail, name="guide-detail"),
    path("conditions/", views.condition_list, name="condition-list"),
    path("conditions/<slug:slug>/", views.condition_detail, name="condition-detail"),
    path("sources/", views.source_list, name="source-list"),
    path("sources/<slug:slug>/", views.source_detail, name="source-detail"),
    path("search/", views.search_page, name="search"),
    path("suggestions/", views.suggestions, name="suggestions"),
    path("check/", views.check, name="check"),
    path("get-help/", views.get_help, name="get-help"),
    path("card/", views.card, name="card"),
    path("glossary/", views.glossary, name="glossary"),
    # Read over the phone: the slash at the end must not matter.
    re_path(r"^s/(?P<code>[A-Za-z0-9]+)/?$", views.short_address, name="short-address"),
    path("offline/", offline.offline, name="offline"),
    path("service-worker.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("design/", design.design, name="design"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
